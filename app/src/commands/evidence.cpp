#include "commands.hpp"
#include "headrow/evidence/evidence_table.hpp"
#include "open_workspace.hpp"
#include "report_problem.hpp"

namespace headrow::app {

int evidence_command(Session& session, const EvidenceArguments& arguments) {
  auto workspace = OpenWorkspace::of(session, arguments.directory);
  if (!workspace) return report(session, workspace.error());
  const evidence::Evidence& evidence = workspace->get().evidence();
  const auto table = evidence::answer(evidence, {arguments.measure, arguments.places, arguments.period,
                                                 arguments.group, arguments.compare, arguments.neighbours});
  if (!table) return report_question(session, table.error());
  if (arguments.format == "json") {
    session.out << "{\"rows\": " << evidence_json(evidence, *table) << "}\n";
  } else if (arguments.format == "csv") {
    session.out << evidence_csv(evidence, *table);
  } else {
    session.out << evidence_text(evidence, *table);
  }
  return kDone;
}

}  // namespace headrow::app

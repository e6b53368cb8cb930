#include "commands.hpp"
#include "headrow/evidence/children.hpp"
#include "open_workspace.hpp"
#include "report_problem.hpp"

namespace headrow::app {

int pupils_command(Session& session, const PupilsArguments& arguments) {
  auto workspace = OpenWorkspace::of(session, arguments.directory);
  if (!workspace) return report(session, workspace.error());
  const evidence::Evidence& evidence = workspace->get().evidence();
  const evidence::Catalogue& catalogue = workspace->get().catalogue();
  const auto question = evidence::read_children_request(
      {arguments.measure, arguments.group, arguments.by, arguments.place, arguments.period}, catalogue,
      evidence);
  if (!question) return report_question(session, question.error());
  const auto answer = evidence::Children(workspace->get().store(), catalogue).answer(*question);
  if (!answer) return report_question(session, answer.error());
  if (arguments.format == "json") {
    session.out << evidence::children_json(*answer, evidence);
  } else if (arguments.format == "csv") {
    session.out << evidence::children_csv(*answer, evidence);
  } else {
    session.out << evidence::children_text(*answer, evidence, catalogue);
  }
  return kDone;
}

}  // namespace headrow::app

#include <fmt/format.h>

#include "commands.hpp"
#include "headrow/demo/write.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "report_problem.hpp"
#include "workspace.hpp"

namespace headrow::app {

int demo_command(Session& session, const DemoArguments& arguments) {
  const auto folder = catalogue_folder();
  if (!folder) return report(session, folder.error());
  const auto catalogue = evidence::Catalogue::read(*folder);
  if (!catalogue) return report(session, catalogue.error());
  const auto size = arguments.nation == "full" ? demo::NationSize::Full : demo::NationSize::Small;
  const auto written = demo::write_nation(session.path(arguments.directory), size, arguments.seed, *catalogue,
                                          *folder / "demo" / "levels.toml");
  if (!written) return report(session, written.error());
  session.out << fmt::format("Wrote {} files of an invented nation: {} authorities, {} schools.\n",
                             written->files, written->authorities, written->schools);
  return kDone;
}

}  // namespace headrow::app

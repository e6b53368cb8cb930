#include <fmt/format.h>

#include "commands.hpp"
#include "headrow/demo/write.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "report_problem.hpp"
#include "workspace.hpp"

namespace headrow::app {

namespace {

/// Small: 24,000 children; full: as many as Leeds had in 2015. Both of twelve years.
demo::CityPlan plan_of(const DemoArguments& arguments) {
  demo::CityPlan plan;
  plan.children = arguments.children > 0 ? arguments.children : arguments.city == "full" ? 186196 : 24000;
  if (arguments.years > 0) plan.years = arguments.years;
  plan.seed = arguments.seed;
  return plan;
}

}  // namespace

int demo_command(Session& session, const DemoArguments& arguments) {
  const auto folder = catalogue_folder();
  if (!folder) return report(session, folder.error());
  const auto catalogue = evidence::Catalogue::read(*folder);
  if (!catalogue) return report(session, catalogue.error());
  demo::Invented invented;
  invented.size = arguments.nation == "full" ? demo::NationSize::Full : demo::NationSize::Small;
  invented.seed = arguments.seed;
  if (arguments.city != "none") invented.city = plan_of(arguments);
  if (!arguments.truth.empty()) invented.truth = session.path(arguments.truth);
  const auto written = demo::write_nation(session.path(arguments.directory), invented, *catalogue,
                                          *folder / "demo" / "levels.toml");
  if (!written) return report(session, written.error());
  session.out << fmt::format(
      "Wrote {} files of an invented nation: {} authorities, {} schools{}.\n", written->files,
      written->authorities, written->schools,
      invented.city ? fmt::format(", {} children of one city", written->children) : "");
  return kDone;
}

}  // namespace headrow::app

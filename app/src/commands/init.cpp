#include "commands.hpp"
#include "headrow/evidence/store.hpp"
#include "report_problem.hpp"

namespace headrow::app {

int init_command(Session& session, const std::string& directory) {
  auto store = evidence::Store::create(session.path(directory));
  if (!store) return report(session, store.error());
  session.out << "Made the data folder " << directory << ". Next: headrow import " << directory
              << " FILE...\n";
  return kDone;
}

}  // namespace headrow::app

#include <fmt/format.h>

#include "commands.hpp"
#include "demonstration.hpp"
#include "open_records.hpp"
#include "open_workspace.hpp"
#include "report_problem.hpp"

namespace headrow::app {

int demo_people_command(Session& session, const std::string& directory) {
  const auto folder = session.path(directory);
  auto accounts = demonstration_accounts(folder);
  if (!accounts) return report(session, accounts.error());
  if (accounts->empty()) {
    auto workspace = OpenWorkspace::of(session, directory);
    if (!workspace) return report(session, workspace.error());
    auto rooms = OpenRecords::of(session, directory);
    if (!rooms) return report(session, rooms.error());
    accounts = make_demonstration(folder, rooms->get(), workspace->get());
    if (!accounts) return report(session, accounts.error());
  }
  session.out << fmt::format("{:<30} {:<48} {:<18} {}\n", "Role", "E-mail address", "Passphrase", "For");
  for (const auto& account : *accounts) {
    session.out << fmt::format("{:<30} {:<48} {:<18} {}\n", account.title, account.email, account.passphrase,
                               account.scope_name);
  }
  return kDone;
}

}  // namespace headrow::app

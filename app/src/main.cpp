#include <pwd.h>
#include <unistd.h>

#include <iostream>

#include "command_line.hpp"
#include "headrow/http/socket_client.hpp"
#include "remote_command_line.hpp"
#include "report_problem.hpp"

namespace {

using namespace headrow;

std::string user_name() {
  const passwd* entry = getpwuid(getuid());
  return entry != nullptr ? entry->pw_name : std::to_string(getuid());
}

/// Passes on what a server writes for a command of ours.
class StandardOutput final : public http::CommandOutput {
public:
  bool out(std::string_view bytes) override { return static_cast<bool>(std::cout << bytes << std::flush); }
  bool error(std::string_view bytes) override { return static_cast<bool>(std::cerr << bytes << std::flush); }
};

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> arguments(words + 1, words + count);
  app::Session session{std::cout,
                       std::cerr,
                       isatty(STDERR_FILENO) == 1,
                       std::filesystem::current_path(),
                       {records::Principal::Kind::Operator, user_name(), "terminal", ""}};
  StandardOutput output;
  if (app::names_server(arguments)) return app::run_remotely(arguments, session, output);

  // One process owns the stores: where a server holds the data folder, it does the work.
  if (const std::string folder = app::data_folder_of(arguments); !folder.empty()) {
    const http::CommandRequest command{arguments, session.working_directory.string(), session.terminal};
    const auto asked = http::run_on_server(session.path(folder) / "headrow.sock", command, output);
    if (!asked) return app::report(session, asked.error());
    if (const auto& status = *asked) return *status;
  }
  return app::run_command_line(arguments, session);
}

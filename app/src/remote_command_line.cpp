#include "remote_command_line.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fstream>

#include "headrow/http/remote_client.hpp"
#include "report_problem.hpp"

namespace headrow::app {
namespace {

Result<std::string> token_of(const Session& session, const std::string& file) {
  std::string token;
  if (file.empty()) {
    if (const char* given = std::getenv("HEADROW_TOKEN")) token = given;
  } else {
    std::ifstream in(session.path(file));
    std::getline(in, token);
  }
  if (token.empty() || token.find_first_of("\r\n \t") != std::string::npos)
    return fail(ProblemCode::BadUsage,
                "A machine client's token is needed: its file as --token-file, or HEADROW_TOKEN.", {file});
  return token;
}

}  // namespace

bool names_server(const std::vector<std::string>& arguments) {
  return !arguments.empty() && (arguments[0] == "--server" || arguments[0].starts_with("--server="));
}

int run_remotely(const std::vector<std::string>& arguments, Session& session, http::CommandOutput& output) {
  CLI::App app{"A command that a server elsewhere runs, on its own data folder", "headrow"};
  app.prefix_command();
  http::RemoteServer server;
  std::string token_file;
  app.add_option("--server", server.url, "Address of the server")->required();
  app.add_option("--token-file", token_file, "File with the token of a machine client in its first line");
  app.add_option("--trust", server.trust, "File in PEM with the authority of the server's certificate");
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    return app.exit(error, session.out, session.err) == 0 ? kDone : kUsage;
  }
  auto token = token_of(session, token_file);
  if (!token) return report(session, token.error());
  server.token = std::move(*token);
  const http::CommandRequest command{app.remaining(), "", session.terminal};
  const auto status = http::run_on_remote(server, command, output);
  return status ? *status : report(session, status.error());
}

}  // namespace headrow::app

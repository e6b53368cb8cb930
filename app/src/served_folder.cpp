#include "served_folder.hpp"

#include "command_line.hpp"
#include "output_stream.hpp"
#include "place_register.hpp"

namespace headrow::app {

ServedFolder::ServedFolder(Workspace& workspace, RecordRooms& rooms)
    : workspace_(workspace), rooms_(rooms), data_(workspace.store(), workspace.evidence()) {
  use_register();
  rooms_.people().know_scopes_by([this](records::ScopeKind kind, const std::string& code) {
    return scope_known(workspace_, kind, code);
  });
}

int ServedFolder::run(const http::CommandRequest& request, http::CommandOutput& output) {
  int status = kFailed;
  alone([&] {
    OutputStream out([&](std::string_view bytes) { return output.out(bytes); });
    OutputStream err([&](std::string_view bytes) { return output.error(bytes); });
    Session session{out,         err,    request.error_is_terminal, request.directory, request.actor,
                    &workspace_, &rooms_};
    status = run_command_line(request.arguments, session);
    out.flush();
    err.flush();
  });
  note_command(request, status);
  return status;
}

void ServedFolder::alone(const std::function<void()>& work) {
  const std::lock_guard one_at_a_time(mutex_);
  const auto before = data_.generation();
  work();
  data_.refresh();
  if (data_.generation() != before) use_register();
}

void ServedFolder::use_register() {
  rooms_.principals().use_places(place_index(workspace_));
}

/// Of what was typed, the subcommand alone: the rest may hold names.
void ServedFolder::note_command(const http::CommandRequest& request, int status) {
  const std::string command = request.arguments.empty() ? "" : request.arguments.front();
  (void)rooms_.database().write([&](records::Transaction& transaction) -> Result<void> {
    transaction.audit(request.actor,
                      {"run command", "", "",
                       status == kDone ? records::Outcome::Done : records::Outcome::Failed, command});
    return {};
  });
}

}  // namespace headrow::app

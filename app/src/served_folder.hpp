#pragma once

#include <functional>
#include <mutex>

#include "headrow/evidence/api/page_data.hpp"
#include "headrow/http/command_channel.hpp"
#include "record_rooms.hpp"
#include "workspace.hpp"

namespace headrow::app {

/// The stores of a data folder as one server holds them. Commands of the socket and jobs work on them one at
/// a time; pages go on meanwhile.
class ServedFolder {
public:
  ServedFolder(Workspace& workspace, RecordRooms& rooms);

  Workspace& workspace() { return workspace_; }
  RecordRooms& rooms() { return rooms_; }
  evidence::api::PageData& data() { return data_; }

  /// Runs a command that came through the socket, and audits it as its user's.
  int run(const http::CommandRequest& request, http::CommandOutput& output);
  /// Runs work while no command and no job does; what it loaded is on the pages afterwards.
  void alone(const std::function<void()>& work);

private:
  void use_register();
  void note_command(const http::CommandRequest& request, int status);

  Workspace& workspace_;
  RecordRooms& rooms_;
  evidence::api::PageData data_;
  std::mutex mutex_;
};

}  // namespace headrow::app

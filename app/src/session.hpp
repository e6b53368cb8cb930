#pragma once

#include <filesystem>
#include <ostream>
#include <string>

#include "headrow/records/audit.hpp"

namespace headrow::app {

class RecordRooms;
class Workspace;

/// Exit statuses of the command line: docs/command-line.md.
enum ExitStatus : int { kDone = 0, kFailed = 1, kUsage = 2, kPartlyLoaded = 3 };

/// What one run of a command works with: where its words go, where its paths begin, who asked.
struct Session {
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;                    ///< err is a terminal: progress may be drawn
  std::filesystem::path working_directory;  ///< of the person who typed; relative paths begin here
  records::Actor actor;                     ///< who asks: kept with what is loaded and changed
  Workspace* open = nullptr;            ///< the running server's, when the command came through its socket
  RecordRooms* open_records = nullptr;  ///< likewise

  std::filesystem::path path(const std::string& given) const {
    return (working_directory / given).lexically_normal();
  }
};

}  // namespace headrow::app

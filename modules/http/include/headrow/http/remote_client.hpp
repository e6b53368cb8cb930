#pragma once

#include <string>

#include "headrow/base/result.hpp"
#include "headrow/http/command_channel.hpp"

namespace headrow::http {

/// A server elsewhere, and who asks it.
struct RemoteServer {
  std::string url;    ///< "https://headrow.example.org"
  std::string token;  ///< of a machine client
  std::string trust;  ///< file in PEM with the authority that signed its certificate; "" the machine's own
};

/// Has a server elsewhere run a command, writing what it writes as it comes, and returns its exit status.
/// BadUsage for an address that is neither https nor on loopback; Unavailable when it cannot be reached or is
/// busy; otherwise what it says itself.
Result<int> run_on_remote(const RemoteServer& server, const CommandRequest& command, CommandOutput& output);

}  // namespace headrow::http

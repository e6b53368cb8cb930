#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace headrow::tests {

struct Outcome {
  int status = -1;  ///< exit status, or 128 + signal as a shell has it
  std::string out, err;
};

/// The built `headrow`, run as a person would run it.
struct RunOptions {
  std::filesystem::path working_directory = ".";
  long file_size_limit = 0;  ///< bytes a file may grow to (a disk that is full from there on); 0: none
};
Outcome run_headrow(const std::vector<std::string>& arguments, const RunOptions& options = {});

/// Starts it and returns its process; what it writes is dropped.
pid_t start_headrow(const std::vector<std::string>& arguments);

struct RunningServer {
  pid_t process = 0;
  std::string first_line;  ///< says where it listens; "" when it ended without a word
};
/// Starts `headrow serve FOLDER` on a port of the system's choice and waits for its first line.
RunningServer start_server(const std::filesystem::path& folder);
/// Asks it to end and waits: exit status.
int stop_server(const RunningServer& server);

/// Waits for it to end: exit status, or 128 + signal.
int wait_for(pid_t process);

std::string read_file(const std::filesystem::path& file);

/// The interactive tool's register, dictionary and long table for five invented authorities, as file texts.
std::string small_register();
std::string small_long_table();

}  // namespace headrow::tests

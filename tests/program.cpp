#include "program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <sstream>

namespace headrow::tests {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void become_headrow(const std::vector<std::string>& arguments, const RunOptions& options,
                                 const fs::path& out, const fs::path& err) {
  if (chdir(options.working_directory.c_str()) != 0) _exit(126);
  if (options.file_size_limit > 0) {
    const rlimit limit{static_cast<rlim_t>(options.file_size_limit),
                       static_cast<rlim_t>(options.file_size_limit)};
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_IGN);  // writes fail instead, as they do on a full disk
  }
  dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
  dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
  dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
  std::vector<char*> words = {const_cast<char*>(HEADROW_PROGRAM)};
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  execv(HEADROW_PROGRAM, words.data());
  _exit(127);
}

fs::path fresh_path(const char* what) {
  static std::atomic<int> count{0};
  return fs::temp_directory_path() /
         ("headrow-" + std::to_string(getpid()) + "-" + what + std::to_string(++count));
}

}  // namespace

int wait_for(pid_t process) {
  int state = 0;
  waitpid(process, &state, 0);
  return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

Outcome run_headrow(const std::vector<std::string>& arguments, const RunOptions& options) {
  const fs::path out = fresh_path("out"), err = fresh_path("err");
  const pid_t child = fork();
  if (child == 0) become_headrow(arguments, options, out, err);
  Outcome outcome;
  outcome.status = wait_for(child);
  outcome.out = read_file(out);
  outcome.err = read_file(err);
  fs::remove(out);
  fs::remove(err);
  return outcome;
}

pid_t start_headrow(const std::vector<std::string>& arguments) {
  const pid_t child = fork();
  if (child == 0) become_headrow(arguments, {}, "/dev/null", "/dev/null");
  return child;
}

RunningServer start_server(const fs::path& folder) {
  int ends[2];
  if (pipe(ends) != 0) return {};
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    become_headrow({"serve", folder.string(), "--port", "0"}, {}, "/dev/fd/" + std::to_string(ends[1]),
                   "/dev/null");
  }
  close(ends[1]);
  RunningServer server{child, ""};
  for (char letter = 0; read(ends[0], &letter, 1) == 1 && letter != '\n';) server.first_line += letter;
  return server;  // the reading end stays open, so that the server never writes to nobody
}

int stop_server(const RunningServer& server) {
  kill(server.process, SIGTERM);
  return wait_for(server.process);
}

std::string read_file(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

std::string small_register() {
  return "LA Number,LA Name,Region,Type\n"
         "301,Ulverholm,Northern Fells,UA\n302,Quellmere,Northern Fells,UA\n303,Vornstow,Northern Fells,UA\n"
         "304,Tarrowden,Northern Fells,UA\n305,Mirkhaven,Northern Fells,UA\n"
         "970,Merrowland,NA,NA\n980,Northern Fells,NA,NA\n";
}

std::string small_long_table() {
  std::string text = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n";
  const struct {
    const char* name;
    const char* number;
    const char* region;
    const char* before;
    const char* now;
  } rows[] = {{"Ulverholm", "301", "Northern Fells", "44", "45.1"},
              {"Quellmere", "302", "Northern Fells", "47", "48"},
              {"Vornstow", "303", "Northern Fells", "46", "45.1"},
              {"Tarrowden", "304", "Northern Fells", "41", "42.5"},
              {"Mirkhaven", "305", "Northern Fells", "50", "-"},
              {"Merrowland", "970", "NA", "46", "46.7"},
              {"Northern Fells", "980", "NA", "45.6", "45.4"}};
  for (const auto& row : rows) {
    text += std::string("AVG_Attain8_Score,,2018,") + row.name + "," + row.before + "," + row.number + "," +
            row.region + "\n";
    text += std::string("AVG_Attain8_Score,,2019,") + row.name + "," + row.now + "," + row.number + "," +
            row.region + "\n";
  }
  return text;
}

}  // namespace headrow::tests

#include "remote_commands.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace headrow::app {
namespace {

using records::Permission;

struct RemoteCommand {
  std::vector<std::string> words;  ///< before which its data folder stands
  Permission permission;
};

const RemoteCommand* find_command(const std::vector<std::string>& arguments) {
  static const std::vector<RemoteCommand> commands = {
      {{"import"}, Permission::RunJobs},           {{"rebuild"}, Permission::RunJobs},
      {{"evidence"}, Permission::ReadPublished},   {{"pupils"}, Permission::ReadChildren},
      {{"scorecard"}, Permission::ReadPublished},  {{"check"}, Permission::ReadAudit},
      {{"user", "add"}, Permission::ManagePeople}, {{"user", "leave"}, Permission::ManagePeople},
      {{"user", "list"}, Permission::ReadPeople}};
  for (const RemoteCommand& command : commands) {
    if (arguments.size() >= command.words.size() &&
        std::equal(command.words.begin(), command.words.end(), arguments.begin()))
      return &command;
  }
  return nullptr;
}

/// Files are read from the inbox, and nothing is written on the machine.
Result<void> check_paths(const std::vector<std::string>& arguments) {
  for (const std::string& word : arguments) {
    const std::filesystem::path path(word);
    const bool leads_out = path.is_absolute() || std::ranges::find(path, "..") != path.end();
    if (!leads_out && !word.starts_with("--findings")) continue;
    return fail(ProblemCode::BadUsage,
                "From elsewhere, import takes files of the server's inbox by their names, and writes none.",
                {"", 0, "", word});
  }
  return {};
}

}  // namespace

Result<http::CommandRequest> permit_remote(http::CommandRequest command, const records::Principal& asker,
                                           const std::filesystem::path& directory, records::Day today) {
  auto& arguments = command.arguments;
  const RemoteCommand* known = find_command(arguments);
  if (known == nullptr) {
    return fail(ProblemCode::BadUsage,
                "From elsewhere there are import, rebuild, evidence, pupils, scorecard, check, and user add, "
                "list and leave.",
                {"", 0, "", arguments.empty() ? "" : arguments.front()});
  }
  if (!records::may(asker, known->permission, "", {}, today))
    return fail(ProblemCode::NotAllowed, "Nothing that was granted to this client gives this command.");
  if (known->words.front() == "import") {
    if (const auto checked = check_paths(arguments); !checked) return tl::unexpected(checked.error());
  }
  arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(known->words.size()),
                   std::filesystem::absolute(directory).string());
  command.directory = (std::filesystem::absolute(directory) / "inbox").string();
  return command;
}

}  // namespace headrow::app

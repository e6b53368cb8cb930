#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "session.hpp"

namespace headrow::app {

struct InitArguments {
  std::string directory;
  std::string records;  ///< address of a PostgreSQL database; "" for a file in the folder
};

struct ImportArguments {
  std::string directory;
  std::vector<std::string> paths, except;
  std::string dataset, period, findings_file, format = "text";
  bool dry_run = false, all_or_nothing = false;
};

struct RebuildArguments {
  std::string directory, format = "text";
  bool without_refused = false;
};

struct MeasuresArguments {
  std::string format = "text";
};

struct EvidenceArguments {
  std::string directory, measure, places = "authority", period = "latest", group, compare = "all", neighbours;
  std::string format = "text";
};

struct ScorecardArguments {
  std::string directory, place, strategy, as_of = "latest", format = "text";
};

struct PupilsArguments {
  std::string directory, measure, group, by, place, period = "latest", format = "text";
};

struct DemoArguments {
  std::string directory, nation = "small", city = "none", truth;
  int children = 0, years = 0;  ///< 0: as the city's size has it
  std::uint64_t seed = 1;
};

struct ServeArguments {
  std::string directory;
  std::uint16_t port = 8080;
  std::string log = "auto";
};

struct UserArguments {
  std::string directory, name, email, role, scope_kind = "city", scope, reason, format = "text";
};

struct BackupArguments {
  std::string directory, file, passphrase_file;
};

// Each does one subcommand, writes to the session's streams and returns an exit status.
int init_command(Session& session, const InitArguments& arguments);
int import_command(Session& session, const ImportArguments& arguments);
int rebuild_command(Session& session, const RebuildArguments& arguments);
int measures_command(Session& session, const MeasuresArguments& arguments);
int evidence_command(Session& session, const EvidenceArguments& arguments);
int scorecard_command(Session& session, const ScorecardArguments& arguments);
int demo_command(Session& session, const DemoArguments& arguments);
int pupils_command(Session& session, const PupilsArguments& arguments);
int backup_command(Session& session, const BackupArguments& arguments);
int check_command(Session& session, const std::string& directory);
int demo_people_command(Session& session, const std::string& directory);
int restore_command(Session& session, const BackupArguments& arguments);
int serve_command(Session& session, const ServeArguments& arguments);
int user_add_command(Session& session, const UserArguments& arguments);
int user_list_command(Session& session, const UserArguments& arguments);
int user_leave_command(Session& session, const UserArguments& arguments);

}  // namespace headrow::app

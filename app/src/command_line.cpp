#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <functional>
#include <new>

#include "commands/commands.hpp"
#include "version.hpp"

namespace headrow::app {
namespace {

using Run = std::function<int(Session&)>;

void add_import(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("import", "Recognise, check and load files or folders");
  auto given = std::make_shared<ImportArguments>();
  command->add_option("DIR", given->directory, "Data folder")->required();
  command->add_option("FILE", given->paths, "Files, or folders that are searched")->required();
  command->add_option("--except", given->except, "Folder or file names to leave out");
  command->add_option("--dataset", given->dataset, "Layout to use instead of recognising it by the columns");
  command->add_option("--period", given->period, "Period of files without a period column, such as 2022/23");
  command->add_option("--findings", given->findings_file, "Write every finding to this CSV file");
  command->add_option("--format", given->format)->check(CLI::IsMember({"text", "json"}));
  command->add_flag("--dry-run", given->dry_run, "Say what would be loaded, change nothing");
  command->add_flag("--all-or-nothing", given->all_or_nothing, "One refused file refuses all");
  command->callback([given, &run] { run = [given](Session& s) { return import_command(s, *given); }; });
}

void add_rebuild(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("rebuild", "Make the evidence store anew from the files that were kept");
  auto given = std::make_shared<RebuildArguments>();
  command->add_option("DIR", given->directory, "Data folder")->required();
  command->add_option("--format", given->format)->check(CLI::IsMember({"text", "json"}));
  command->add_flag("--without-refused", given->without_refused,
                    "Go on without files that cannot be read any more");
  command->callback([given, &run] { run = [given](Session& s) { return rebuild_command(s, *given); }; });
}

void add_evidence(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("evidence", "Figures of a measure with their comparators");
  auto given = std::make_shared<EvidenceArguments>();
  command->add_option("DIR", given->directory, "Data folder")->required();
  command->add_option("--measure", given->measure, "Code, or short name of the interactive tool")->required();
  command->add_option("--places", given->places, "authority, region, country, or codes with commas between");
  command->add_option("--period", given->period, "Label as published, a period, 'latest' or 'all'");
  command->add_option("--group", given->group, "Such as \"fsm=yes & sex=f\"");
  command->add_option("--compare", given->compare,
                      "all, none, or england,region,neighbours,rank,past,distance");
  command->add_option("--neighbours", given->neighbours, "Set of statistical neighbours, such as 2021-04");
  command->add_option("--format", given->format)->check(CLI::IsMember({"text", "csv", "json"}));
  command->callback([given, &run] { run = [given](Session& s) { return evidence_command(s, *given); }; });
}

void add_pupils(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("pupils", "Figures of a measure from pupils' own records");
  auto given = std::make_shared<PupilsArguments>();
  command->add_option("DIR", given->directory, "Data folder")->required();
  command->add_option("--measure", given->measure, "Code of a measure that pupils' records tell")->required();
  command->add_option("--group", given->group, "Such as \"fsm6=yes & sen=none & sex=m\"");
  command->add_option("--by", given->by, "Break down by characteristics or school, joined by commas");
  command->add_option("--place", given->place,
                      "URN or LAESTAB of a school, or code of a ward; else the city");
  command->add_option("--period", given->period,
                      "'latest', 'all', a label such as 2018/19, or two joined by ' to '");
  command->add_option("--format", given->format)->check(CLI::IsMember({"text", "csv", "json"}));
  command->callback([given, &run] { run = [given](Session& s) { return pupils_command(s, *given); }; });
}

void add_scorecard(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("scorecard", "Where a place stands against the strategy");
  auto given = std::make_shared<ScorecardArguments>();
  command->add_option("DIR", given->directory, "Data folder")->required();
  command->add_option("--place", given->place, "Any official code of an authority")->required();
  command->add_option("--strategy", given->strategy, "Strategy code, where there are several");
  command->add_option("--as-of", given->as_of,
                      "Calendar year by which a period must have ended, or 'latest'");
  command->add_option("--format", given->format)->check(CLI::IsMember({"text", "json"}));
  command->callback([given, &run] { run = [given](Session& s) { return scorecard_command(s, *given); }; });
}

void add_others(CLI::App& app, Run& run) {
  auto* init = app.add_subcommand("init", "Make a data folder with embedded stores");
  auto made = std::make_shared<InitArguments>();
  init->add_option("DIR", made->directory, "Folder to make")->required();
  init->add_option("--records", made->records,
                   "PostgreSQL database for the records: postgresql://user@host/name");
  init->callback([made, &run] { run = [made](Session& s) { return init_command(s, *made); }; });

  auto* measures = app.add_subcommand("measures", "List the catalogue of measures");
  auto wanted = std::make_shared<MeasuresArguments>();
  measures->add_option("--format", wanted->format)->check(CLI::IsMember({"text", "csv", "json"}));
  measures->callback([wanted, &run] { run = [wanted](Session& s) { return measures_command(s, *wanted); }; });

  auto* demo = app.add_subcommand("demo", "The invented nation");
  demo->require_subcommand(1);
  auto* write = demo->add_subcommand("write", "Write an invented nation as files in the published layouts");
  auto invented = std::make_shared<DemoArguments>();
  write->add_option("OUT", invented->directory, "Folder to write to")->required();
  write->add_option("--nation", invented->nation)->check(CLI::IsMember({"small", "full"}));
  write->add_option("--city", invented->city, "With the children of its first authority")
      ->check(CLI::IsMember({"none", "small", "full"}));
  write->add_option("--children", invented->children, "How many children the city has, from birth to 18")
      ->check(CLI::Range(2000, 12000000));
  write->add_option("--years", invented->years, "Of how many academic years")->check(CLI::Range(1, 15));
  write->add_option("--truth", invented->truth, "Folder for what is true of the city's schools, for tests");
  write->add_option("--seed", invented->seed, "The same seed writes the same bytes");
  write->callback([invented, &run] { run = [invented](Session& s) { return demo_command(s, *invented); }; });

  auto* people = demo->add_subcommand("people", "Make an invented account for each role in a data folder");
  auto directory = std::make_shared<std::string>();
  people->add_option("DIR", *directory, "Data folder")->required();
  people->callback(
      [directory, &run] { run = [directory](Session& s) { return demo_people_command(s, *directory); }; });

  auto* serve = app.add_subcommand("serve", "Answer pages and commands for a data folder");
  auto served = std::make_shared<ServeArguments>();
  serve->add_option("DIR", served->directory, "Data folder")->required();
  serve->add_option("--port", served->port, "Port to listen on");
  serve
      ->add_option("--log", served->log,
                   "A line of JSON for each answer, on standard error; auto: unless that is a terminal")
      ->check(CLI::IsMember({"auto", "json", "none"}));
  serve->callback([served, &run] { run = [served](Session& s) { return serve_command(s, *served); }; });
}

void add_user(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("user", "People who may sign in");
  command->require_subcommand(1);
  auto given = std::make_shared<UserArguments>();
  auto* add = command->add_subcommand("add", "Add a person, give them a role, print their invitation");
  add->add_option("DIR", given->directory, "Data folder")->required();
  add->add_option("--name", given->name)->required();
  add->add_option("--email", given->email)->required();
  add->add_option("--role", given->role, "Code of a role, such as administrator")->required();
  add->add_option("--scope-kind", given->scope_kind, "city, area, alliance, trust, school or child");
  add->add_option("--scope", given->scope, "Code of the place");
  add->callback([given, &run] { run = [given](Session& s) { return user_add_command(s, *given); }; });
  auto* list = command->add_subcommand("list", "List people and what was granted to them");
  list->add_option("DIR", given->directory, "Data folder")->required();
  list->add_option("--format", given->format)->check(CLI::IsMember({"text", "csv"}));
  list->callback([given, &run] { run = [given](Session& s) { return user_list_command(s, *given); }; });
  auto* leave = command->add_subcommand("leave", "End all grants and sessions of who leaves their post");
  leave->add_option("DIR", given->directory, "Data folder")->required();
  leave->add_option("--email", given->email)->required();
  leave->add_option("--reason", given->reason)->required();
  leave->callback([given, &run] { run = [given](Session& s) { return user_leave_command(s, *given); }; });
}

void add_backup(CLI::App& app, Run& run) {
  auto given = std::make_shared<BackupArguments>();
  auto* backup = app.add_subcommand("backup", "Seal a data folder into one file, while its server runs");
  backup->add_option("DIR", given->directory, "Data folder")->required();
  backup->add_option("FILE", given->file, "File to write")->required();
  backup
      ->add_option("--passphrase-file", given->passphrase_file, "File with the passphrase in its first line")
      ->required();
  backup->callback([given, &run] { run = [given](Session& s) { return backup_command(s, *given); }; });
  auto* restore = app.add_subcommand("restore", "Put a backup into an empty folder");
  restore->add_option("FILE", given->file, "Backup")->required();
  restore->add_option("DIR", given->directory, "Empty folder, or one that is not there")->required();
  restore
      ->add_option("--passphrase-file", given->passphrase_file, "File with the passphrase in its first line")
      ->required();
  restore->callback([given, &run] { run = [given](Session& s) { return restore_command(s, *given); }; });
  auto* check = app.add_subcommand("check", "Verify the stores and the audit of a data folder");
  check->add_option("DIR", given->directory, "Data folder")->required();
  check->callback(
      [given, &run] { run = [given](Session& s) { return check_command(s, given->directory); }; });
}

int parse_and_run(const std::vector<std::string>& arguments, Session& session) {
  CLI::App app{"Headrow: evidence and strategy for a city's learning authority", "headrow"};
  app.set_version_flag("--version", "Headrow " + std::string(version()), "Print the version and end");
  app.require_subcommand(1);
  Run run;
  add_import(app, run);
  add_rebuild(app, run);
  add_evidence(app, run);
  add_pupils(app, run);
  add_scorecard(app, run);
  add_user(app, run);
  add_backup(app, run);
  add_others(app, run);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    return app.exit(error, session.out, session.err) == 0 ? kDone : kUsage;
  }
  return run(session);
}

}  // namespace

int run_command_line(const std::vector<std::string>& arguments, Session& session) {
  try {
    return parse_and_run(arguments, session);
  } catch (const std::bad_alloc&) {
    session.err << "headrow: not enough memory. Nothing was changed.\n";
  } catch (const std::exception& error) {
    session.err << "headrow: " << error.what() << "\n";
  }
  return kFailed;
}

std::string data_folder_of(const std::vector<std::string>& arguments) {
  // Words that stand before the folder.
  static const std::vector<std::vector<std::string>> through_server = {
      {"import"}, {"rebuild"},     {"evidence"},     {"pupils"},        {"scorecard"},     {"backup"},
      {"check"},  {"user", "add"}, {"user", "list"}, {"user", "leave"}, {"demo", "people"}};
  for (const auto& words : through_server) {
    if (arguments.size() <= words.size() || !std::equal(words.begin(), words.end(), arguments.begin()))
      continue;
    const std::string& folder = arguments[words.size()];
    return folder.starts_with("-") ? "" : folder;
  }
  return "";
}

}  // namespace headrow::app

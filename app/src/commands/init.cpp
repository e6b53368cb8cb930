#include "commands.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/records/database.hpp"
#include "report_problem.hpp"
#include "settings.hpp"

namespace headrow::app {
namespace {

/// Whether the records can be kept there: the tables are made, before anything is made here.
Result<void> try_records(const std::string& records) {
  if (!records::names_postgresql(records)) {
    return fail(ProblemCode::BadInput,
                "--records is the address of a PostgreSQL database: postgresql://user@host/name.");
  }
  records::DatabaseSettings settings;
  settings.location = records;
  const auto opened = records::Database::open(settings);
  if (!opened) return tl::unexpected(opened.error());
  return {};
}

}  // namespace

int init_command(Session& session, const InitArguments& arguments) {
  if (!arguments.records.empty()) {
    if (const auto tried = try_records(arguments.records); !tried) return report(session, tried.error());
  }
  const auto directory = session.path(arguments.directory);
  const auto store = evidence::Store::create(directory);
  if (!store) return report(session, store.error());
  if (!arguments.records.empty()) {
    if (const auto set = write_records_setting(directory, arguments.records); !set)
      return report(session, set.error());
  }
  session.out << "Made the data folder " << arguments.directory << ". Next: headrow import "
              << arguments.directory << " FILE...\n";
  return kDone;
}

}  // namespace headrow::app

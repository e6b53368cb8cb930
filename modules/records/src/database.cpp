#include "headrow/records/database.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sodium.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <vector>

#include "connection.hpp"
#include "headrow/records/statement.hpp"
#include "migrations.hpp"
#include "store_lock.hpp"
#include "writer.hpp"

namespace headrow::records {
namespace {

/// "Headrow" as a number: what marks a PostgreSQL database as being in use by one of us.
constexpr long long kOwnerLock = 0x48656164726f77;

/// Makes a database of PostgreSQL ours. The server notices only after a while that a connection of before was
/// closed, so this waits for a little.
void own(soci::session& sql) {
  sql << "SET lock_timeout = '3s'";
  try {
    sql << fmt::format("SELECT pg_advisory_lock({})", kOwnerLock);
  } catch (const soci::soci_error&) {
    throw std::runtime_error("another process owns it");
  }
  sql << "SET lock_timeout = DEFAULT";
}

/// A connection that owns the store; throws when another process does.
std::unique_ptr<soci::session> connect_owner(const std::string& location) {
  auto sql = connect(location, Access::Write);
  if (names_postgresql(location)) own(*sql);
  return sql;
}

Result<void> bring_up_to_date(soci::session& sql, const DatabaseSettings& settings) {
  const bool postgresql = names_postgresql(settings.location);
  sql << (postgresql ? "BEGIN" : "BEGIN IMMEDIATE");
  const auto migrated = migrate(sql, postgresql, settings.now ? settings.now() : utc_now());
  sql << (migrated ? "COMMIT" : "ROLLBACK");
  return migrated;
}

/// A chain that does not reach what was noted of it was cut while nobody looked. The note is about to be
/// overwritten, so the chain itself says so from now on.
void report_cut_audit(Writer& writer, const std::optional<AuditHead>& anchor) {
  if (!anchor) return;
  (void)writer.run([&](Transaction& transaction) -> Result<void> {
    std::string hash;
    for_each_row(transaction.sql(), fmt::format("SELECT hash FROM audit WHERE number = {}", anchor->number),
                 {}, 1, [&](const std::vector<std::string>& row) { hash = row[0]; });
    if (hash == anchor->hash) return {};
    transaction.audit({Principal::Kind::Operator, "start", "", ""},
                      {"open store", "", "", Outcome::Failed,
                       fmt::format("the audit once reached entry {}, which is not there", anchor->number)});
    return {};
  });
}

}  // namespace

std::string utc_now() {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)), (now - seconds).count());
}

std::optional<AuditHead> read_anchor(const std::string& file) {
  std::ifstream in(file);
  AuditHead head;
  if (!(in >> head.number >> head.hash) || head.number < 1) return std::nullopt;
  return head;
}

struct Database::Parts {
  DatabaseSettings settings;
  bool postgresql = false;
  std::optional<StoreLock> lock;
  std::unique_ptr<Writer> writer;
  std::mutex mutex;
  std::condition_variable freed;
  std::vector<std::unique_ptr<soci::session>> readers;
  std::vector<std::size_t> idle;
};

Database::Database(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(DatabaseSettings settings) {
  if (sodium_init() < 0) return fail(ProblemCode::Failed, "The cryptographic library does not start.");
  auto parts = std::make_unique<Parts>();
  parts->settings = std::move(settings);
  const std::string& location = parts->settings.location;
  parts->postgresql = names_postgresql(location);
  if (!parts->postgresql) {
    auto lock = StoreLock::take(location + ".lock");
    if (!lock) return tl::unexpected(lock.error());
    parts->lock.emplace(std::move(*lock));
  }
  try {
    const auto anchor = read_anchor(parts->settings.anchor_file);
    auto owner = connect_owner(location);
    if (const auto current = bring_up_to_date(*owner, parts->settings); !current)
      return tl::unexpected(current.error());
    parts->writer = std::make_unique<Writer>(
        std::move(owner), [location] { return connect_owner(location); }, parts->settings);
    report_cut_audit(*parts->writer, anchor);
    for (std::size_t i = 0; i < parts->settings.readers; ++i) {
      parts->readers.push_back(connect(location, Access::Read));
      parts->idle.push_back(i);
    }
  } catch (const std::exception& error) {
    // An address of PostgreSQL may hold a password: it is not repeated.
    return fail(ProblemCode::Failed, fmt::format("The record store does not open: {}.", refusal_text(error)),
                {parts->postgresql ? "" : location});
  }
  return std::unique_ptr<Database>(new Database(std::move(parts)));
}

bool Database::is_postgresql() const {
  return parts_->postgresql;
}

int Database::schema_version() {
  return newest_migration();
}

Result<void> Database::run(std::function<Result<void>(Transaction&)> work) {
  return parts_->writer->run(std::move(work));
}

Result<void> Database::check() const {
  if (parts_->postgresql) return {};
  try {
    std::string said;
    read([&](soci::session& sql) {
      for_each_row(sql, "PRAGMA integrity_check(1)", {}, 1,
                   [&](const std::vector<std::string>& row) { said = row[0]; });
    });
    if (said == "ok") return {};
    return fail(ProblemCode::Failed, "The record store is damaged: " + said + ".",
                {parts_->settings.location});
  } catch (const std::exception& error) {
    return fail(ProblemCode::Failed, fmt::format("The record store is damaged: {}.", refusal_text(error)),
                {parts_->settings.location});
  }
}

Result<void> Database::copy_to(const std::string& file) const {
  if (parts_->postgresql) {
    return fail(ProblemCode::Conflict,
                "The record store lies in PostgreSQL: back it up with pg_dump, which is made for it.");
  }
  if (std::filesystem::exists(file)) return fail(ProblemCode::Conflict, "The file is there already.", {file});
  try {
    const auto sql = connect(parts_->settings.location, Access::Write);
    *sql << "VACUUM INTO :file", soci::use(file);
  } catch (const std::exception& error) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return fail(ProblemCode::Failed, fmt::format("The copy failed: {}", refusal_text(error)), {file});
  }
  return {};
}

Database::Reader::Reader(const Database& database) : database_(database) {
  Parts& parts = *database_.parts_;
  {
    std::unique_lock lock(parts.mutex);
    parts.freed.wait(lock, [&] { return !parts.idle.empty(); });
    position_ = parts.idle.back();
    parts.idle.pop_back();
  }
  auto& reader = parts.readers[position_];
  try {
    if (!reader) reader = connect(parts.settings.location, Access::Read);
    begin_reading(*reader, parts.postgresql);
  } catch (...) {
    reader.reset();
    give_back();
    throw;
  }
  sql_ = reader.get();
}

Database::Reader::~Reader() {
  try {
    *sql_ << "ROLLBACK";
  } catch (const std::exception&) {
    database_.parts_->readers[position_].reset();  // the next who needs it connects again
  }
  give_back();
}

void Database::Reader::give_back() const {
  {
    const std::lock_guard lock(database_.parts_->mutex);
    database_.parts_->idle.push_back(position_);
  }
  database_.parts_->freed.notify_one();
}

}  // namespace headrow::records

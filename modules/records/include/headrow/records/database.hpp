#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "headrow/base/result.hpp"
#include "headrow/records/audit.hpp"

namespace soci {
class session;
}

namespace headrow::records {

/// Where the record store is: a file of SQLite, or a database of PostgreSQL.
struct DatabaseSettings {
  std::string location;              ///< path of the file, or "postgresql://user@host/name"
  std::size_t readers = 4;           ///< connections for reading
  std::function<std::string()> now;  ///< UTC instant as text; absent takes the machine's clock
  std::string anchor_file = {};      ///< where the audit's head is noted after each commit; "" nowhere
};

/// Wall-clock time of the machine: "2026-03-03T09:30:00.123Z". Texts compare as the instants do.
std::string utc_now();

/// Whether a location is a PostgreSQL database's address, and not a file.
bool names_postgresql(const std::string& location);

/// The audit's head as it was noted after the last commit; nullopt when nothing was.
std::optional<AuditHead> read_anchor(const std::string& file);

/// One change of the record store, as the one writer runs it.
class Transaction {
public:
  Transaction(soci::session& sql, AuditHead& head, std::string now)
      : sql_(sql), head_(head), now_(std::move(now)) {}

  soci::session& sql() { return sql_; }
  /// Never before the time of an earlier entry of the audit, even when the machine's clock was set back.
  const std::string& now() const { return now_; }
  void audit(const Actor& actor, const AuditEvent& event) { append_audit(sql_, head_, now_, actor, event); }

private:
  soci::session& sql_;
  AuditHead& head_;
  std::string now_;
};

/// The record store. Writes run one after another on one thread; those that wait together are committed
/// together, each whole or not at all, and a write is acknowledged only once it is on disk. Reads run beside
/// them. One process at a time owns it.
class Database {
public:
  /// Opens, makes what is not there (a file; tables), and runs the migrations that are missing, all of them
  /// or none. Conflict when another process owns the store, or when a newer programme has written it; Failed
  /// when it cannot be reached or is damaged.
  static Result<std::unique_ptr<Database>> open(DatabaseSettings settings);
  ~Database();

  /// Runs `work(Transaction&) -> Result<T>` and commits. A failing Result, or an exception, leaves no trace;
  /// what the database itself refuses (disk full, read only) is Failed.
  template <typename Work>
  auto write(Work work) -> std::invoke_result_t<Work, Transaction&> {
    using Answer = std::invoke_result_t<Work, Transaction&>;
    Answer answer = fail(ProblemCode::Failed, "The work was not begun.");
    const Result<void> done = run([&](Transaction& transaction) -> Result<void> {
      answer = work(transaction);
      if (!answer) return tl::unexpected(answer.error());
      return {};
    });
    if (!done) return tl::unexpected(done.error());
    return answer;
  }

  /// Runs `work(soci::session&)` on a connection that can only read, and gives what it returns. Throws
  /// std::runtime_error when the store fails.
  template <typename Work>
  auto read(Work work) const -> std::invoke_result_t<Work, soci::session&> {
    const Reader reader(*this);
    return work(reader.sql());
  }

  bool is_postgresql() const;
  /// Schema number this programme writes.
  static int schema_version();

  /// Has the database read the whole of its store and compare it with itself (SQLite's integrity check;
  /// PostgreSQL answers for its own). Failed with the first thing that it names.
  Result<void> check() const;

  /// Writes a consistent copy of an SQLite store to a file that is not there yet, while writes go on.
  /// Conflict for PostgreSQL, whose own tools do that.
  Result<void> copy_to(const std::string& file) const;

private:
  class Reader {
  public:
    explicit Reader(const Database& database);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    soci::session& sql() const { return *sql_; }

  private:
    void give_back() const;
    const Database& database_;
    std::size_t position_ = 0;
    soci::session* sql_ = nullptr;
  };
  struct Parts;
  explicit Database(std::unique_ptr<Parts> parts);
  Result<void> run(std::function<Result<void>(Transaction&)> work);
  std::unique_ptr<Parts> parts_;
};

}  // namespace headrow::records

#pragma once

#include <duckdb.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow::evidence {

/// The store could not do its work (disk full, file damaged, a statement that is wrong). Thrown by everything
/// below and caught at the edges: Store, import_files, and whoever asks the read side.
class DatabaseError : public std::runtime_error {
public:
  explicit DatabaseError(Problem problem)
      : std::runtime_error(problem.message), problem_(std::move(problem)) {}
  const Problem& problem() const { return problem_; }

private:
  Problem problem_;
};

/// What the database may keep in memory: answering, so that a server stays within 300 MiB, and loading, which
/// sorts and joins more.
constexpr const char* kAnsweringMemory = "160MB";
constexpr const char* kLoadingMemory = "512MB";

struct DatabaseSettings {
  std::string memory_limit = kAnsweringMemory;
  int threads = 2;
  std::filesystem::path temp_directory;  ///< where what does not fit in memory goes
};

/// A day as the store keeps it: days since 1970-01-01.
struct Day {
  std::int32_t days = 0;
};

/// An instant as the store keeps it: microseconds since 1970-01-01 UTC.
struct Instant {
  std::int64_t microseconds = 0;
};

/// The answer of a statement, read a chunk of up to 2,048 rows at a time without copying. Text stays valid
/// until the next call of next_chunk.
///
///   Rows rows = connection.query("SELECT place_id, name FROM place WHERE kind = ?", 2);
///   while (rows.next_chunk())
///     for (std::size_t i = 0; i < rows.size(); ++i) use(rows.column<std::int32_t>(0)[i], rows.text(1, i));
class Rows {
public:
  explicit Rows(duckdb_result result);
  Rows(Rows&& other) noexcept;
  Rows& operator=(Rows&&) = delete;
  ~Rows();

  /// False when all rows are read.
  bool next_chunk();
  std::size_t size() const { return size_; }

  /// The chunk's values of one column. T is the C type of the column: bool, int8_t, uint8_t, int32_t (INTEGER
  /// and DATE), int64_t (BIGINT and TIMESTAMP), double. What stands at a null is undefined.
  template <typename T>
  const T* column(std::size_t index) const {
    return static_cast<const T*>(columns_[index].data);
  }
  bool null(std::size_t column, std::size_t row) const {
    const std::uint64_t* validity = columns_[column].validity;
    return validity != nullptr && (validity[row / 64] >> (row % 64) & 1) == 0;
  }
  std::string_view text(std::size_t column, std::size_t row) const;
  template <typename T>
  std::optional<T> optional(std::size_t column_index, std::size_t row) const {
    if (null(column_index, row)) return std::nullopt;
    return column<T>(column_index)[row];
  }

private:
  void forget_chunk();

  struct Column {
    void* data = nullptr;
    std::uint64_t* validity = nullptr;
  };
  duckdb_result result_;
  duckdb_data_chunk chunk_ = nullptr;
  std::size_t size_ = 0;
  std::vector<Column> columns_;
};

/// A prepared statement; parameters count from 1.
class Statement {
public:
  Statement(duckdb_connection connection, std::string_view sql);
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  void bind(std::size_t index, bool value);
  void bind(std::size_t index, std::int32_t value);
  void bind(std::size_t index, std::int64_t value);
  void bind(std::size_t index, double value);
  void bind(std::size_t index, std::string_view value);
  void bind(std::size_t index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(std::size_t index, const char* value) { bind(index, std::string_view(value)); }
  void bind(std::size_t index, Day value);
  void bind(std::size_t index, Instant value);
  void bind_null(std::size_t index);
  template <typename T>
  void bind(std::size_t index, const std::optional<T>& value) {
    if (value) {
      bind(index, *value);
    } else {
      bind_null(index);
    }
  }

  template <typename... Values>
  Rows run(const Values&... values) {
    std::size_t index = 0;
    (bind(++index, values), ...);
    return execute();
  }
  Rows execute();

private:
  void check(duckdb_state state);
  duckdb_prepared_statement statement_ = nullptr;
};

/// One conversation with the store; used by one thread at a time.
class Connection {
public:
  explicit Connection(duckdb_connection connection) : connection_(connection) {}
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&&) = delete;
  ~Connection();

  /// Any number of statements without an answer.
  void run(std::string_view sql);
  /// The same for what may fail without harm; false when it did.
  bool attempt(const std::string& sql) noexcept;
  /// One statement with its parameters.
  template <typename... Values>
  Rows query(std::string_view sql, const Values&... values) {
    return prepare(sql).run(values...);
  }
  Statement prepare(std::string_view sql) { return Statement(connection_, sql); }
  duckdb_connection handle() const { return connection_; }

private:
  duckdb_connection connection_ = nullptr;
};

/// BEGIN at construction; rolled back at the end of the scope unless committed.
class Transaction {
public:
  explicit Transaction(Connection& connection);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();
  void roll_back();

private:
  Connection& connection_;
  bool open_ = true;
};

/// Appends rows to a table in chunks, within the connection's transaction. Every column of the table is set,
/// in the order of the table, then `end_row`. Without `close` what was not yet written is lost.
class Appender {
public:
  Appender(Connection& connection, const std::string& table);
  Appender(const Appender&) = delete;
  Appender& operator=(const Appender&) = delete;
  ~Appender();

  template <typename T>
  void set(std::size_t column, T value) {
    static_cast<T*>(columns_[column].data)[row_] = value;
  }
  void set_text(std::size_t column, std::string_view value);
  void set_null(std::size_t column);
  /// The value, or null.
  template <typename T>
  void set_optional(std::size_t column, const std::optional<T>& value) {
    if (value) {
      set(column, *value);
    } else {
      set_null(column);
    }
  }
  void end_row() {
    if (++row_ == capacity_) write_chunk();
  }
  void close();

private:
  void find_columns();
  void write_chunk();
  void check(duckdb_state state);

  struct Column {
    duckdb_vector vector = nullptr;
    void* data = nullptr;
    std::uint64_t* validity = nullptr;  ///< made writable by the first null
  };
  duckdb_appender appender_ = nullptr;
  duckdb_data_chunk chunk_ = nullptr;
  std::vector<Column> columns_;
  std::size_t row_ = 0;
  std::size_t capacity_ = 0;
};

/// A DuckDB file. Thread-safe; each thread has its own Connection.
class Database {
public:
  /// Opens or makes the file. Conflict when another process has it open (the message says which), Failed
  /// otherwise.
  static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file,
                                                const DatabaseSettings& settings);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  Connection connect();

private:
  explicit Database(duckdb_database database) : database_(database) {}
  duckdb_database database_ = nullptr;
};

/// What a message of DuckDB means to a person: a full disk, a file in use, and otherwise the message itself.
Problem problem_of(std::string_view message);

}  // namespace headrow::evidence

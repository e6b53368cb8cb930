#include "database.hpp"

#include <utility>

namespace headrow::evidence {

Rows::Rows(duckdb_result result) : result_(result), columns_(duckdb_column_count(&result)) {}

Rows::Rows(Rows&& other) noexcept
    : result_(std::exchange(other.result_, {})),
      chunk_(std::exchange(other.chunk_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      columns_(std::move(other.columns_)) {}

Rows::~Rows() {
  forget_chunk();
  duckdb_destroy_result(&result_);
}

void Rows::forget_chunk() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  chunk_ = nullptr;
  size_ = 0;
}

bool Rows::next_chunk() {
  forget_chunk();
  chunk_ = duckdb_fetch_chunk(result_);
  if (chunk_ == nullptr) {
    const char* message = duckdb_result_error(&result_);
    if (message != nullptr && *message != '\0') throw DatabaseError(problem_of(message));
    return false;
  }
  size_ = duckdb_data_chunk_get_size(chunk_);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    duckdb_vector vector = duckdb_data_chunk_get_vector(chunk_, i);
    columns_[i] = {duckdb_vector_get_data(vector), duckdb_vector_get_validity(vector)};
  }
  return size_ > 0;
}

std::string_view Rows::text(std::size_t column_index, std::size_t row) const {
  if (null(column_index, row)) return {};
  duckdb_string_t* values = static_cast<duckdb_string_t*>(columns_[column_index].data);
  return {duckdb_string_t_data(&values[row]), duckdb_string_t_length(values[row])};
}

Statement::Statement(duckdb_connection connection, std::string_view sql) {
  const std::string text(sql);
  if (duckdb_prepare(connection, text.c_str(), &statement_) == DuckDBSuccess) return;
  const char* message = duckdb_prepare_error(statement_);
  Problem problem = problem_of(message == nullptr ? "the statement could not be prepared" : message);
  duckdb_destroy_prepare(&statement_);
  throw DatabaseError(std::move(problem));
}

Statement::Statement(Statement&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}

Statement::~Statement() {
  if (statement_ != nullptr) duckdb_destroy_prepare(&statement_);
}

void Statement::check(duckdb_state state) {
  if (state == DuckDBSuccess) return;
  const char* message = duckdb_prepare_error(statement_);
  throw DatabaseError(problem_of(message == nullptr ? "a parameter does not fit its statement" : message));
}

void Statement::bind(std::size_t index, bool value) {
  check(duckdb_bind_boolean(statement_, index, value));
}
void Statement::bind(std::size_t index, std::int32_t value) {
  check(duckdb_bind_int32(statement_, index, value));
}
void Statement::bind(std::size_t index, std::int64_t value) {
  check(duckdb_bind_int64(statement_, index, value));
}
void Statement::bind(std::size_t index, double value) {
  check(duckdb_bind_double(statement_, index, value));
}
void Statement::bind(std::size_t index, std::string_view value) {
  check(duckdb_bind_varchar_length(statement_, index, value.data(), value.size()));
}
void Statement::bind(std::size_t index, Day value) {
  check(duckdb_bind_date(statement_, index, {value.days}));
}
void Statement::bind(std::size_t index, Instant value) {
  check(duckdb_bind_timestamp(statement_, index, {value.microseconds}));
}
void Statement::bind_null(std::size_t index) {
  check(duckdb_bind_null(statement_, index));
}

Rows Statement::execute() {
  duckdb_result result;
  if (duckdb_execute_prepared(statement_, &result) == DuckDBSuccess) return Rows(result);
  const char* message = duckdb_result_error(&result);
  Problem problem = problem_of(message == nullptr ? "the statement failed" : message);
  duckdb_destroy_result(&result);
  throw DatabaseError(std::move(problem));
}

Connection::Connection(Connection&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Connection::~Connection() {
  if (connection_ != nullptr) duckdb_disconnect(&connection_);
}

void Connection::run(std::string_view sql) {
  const std::string text(sql);
  duckdb_result result;
  const bool done = duckdb_query(connection_, text.c_str(), &result) == DuckDBSuccess;
  Problem problem;
  if (!done) problem = problem_of(duckdb_result_error(&result));
  duckdb_destroy_result(&result);
  if (!done) throw DatabaseError(std::move(problem));
}

bool Connection::attempt(const std::string& sql) noexcept {
  duckdb_result result;
  const bool done = duckdb_query(connection_, sql.c_str(), &result) == DuckDBSuccess;
  duckdb_destroy_result(&result);
  return done;
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
  connection_.run("BEGIN TRANSACTION");
}

Transaction::~Transaction() {
  // When it fails the engine has rolled back by itself already, which is what was wanted.
  if (open_) connection_.attempt("ROLLBACK");
}

void Transaction::commit() {
  connection_.run("COMMIT");
  open_ = false;
}

void Transaction::roll_back() {
  open_ = false;
  connection_.run("ROLLBACK");
}

Appender::Appender(Connection& connection, const std::string& table) : capacity_(duckdb_vector_size()) {
  if (duckdb_appender_create(connection.handle(), nullptr, table.c_str(), &appender_) != DuckDBSuccess) {
    const char* message = duckdb_appender_error(appender_);
    Problem problem = problem_of(message == nullptr ? "no such table" : message);
    duckdb_appender_destroy(&appender_);
    throw DatabaseError(std::move(problem));
  }
  std::vector<duckdb_logical_type> types(duckdb_appender_column_count(appender_));
  for (std::size_t i = 0; i < types.size(); ++i) types[i] = duckdb_appender_column_type(appender_, i);
  chunk_ = duckdb_create_data_chunk(types.data(), types.size());
  for (duckdb_logical_type& type : types) duckdb_destroy_logical_type(&type);
  columns_.resize(types.size());
  find_columns();
}

Appender::~Appender() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  // Destroying flushes; a chunk that was never handed over is dropped with the transaction that failed.
  if (appender_ != nullptr) duckdb_appender_destroy(&appender_);
}

void Appender::find_columns() {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    duckdb_vector vector = duckdb_data_chunk_get_vector(chunk_, i);
    columns_[i] = {vector, duckdb_vector_get_data(vector), nullptr};
  }
}

void Appender::set_text(std::size_t column, std::string_view value) {
  duckdb_vector_assign_string_element_len(columns_[column].vector, row_, value.data(), value.size());
}

void Appender::set_null(std::size_t column) {
  Column& target = columns_[column];
  if (target.validity == nullptr) {
    duckdb_vector_ensure_validity_writable(target.vector);
    target.validity = duckdb_vector_get_validity(target.vector);
  }
  target.validity[row_ / 64] &= ~(std::uint64_t{1} << (row_ % 64));
}

void Appender::check(duckdb_state state) {
  if (state == DuckDBSuccess) return;
  const char* message = duckdb_appender_error(appender_);
  throw DatabaseError(problem_of(message == nullptr ? "rows could not be written" : message));
}

void Appender::write_chunk() {
  duckdb_data_chunk_set_size(chunk_, row_);
  check(duckdb_append_data_chunk(appender_, chunk_));
  duckdb_data_chunk_reset(chunk_);
  row_ = 0;
  find_columns();
}

void Appender::close() {
  if (row_ > 0) write_chunk();
  check(duckdb_appender_close(appender_));
}

namespace {

/// The settings of one opening; the C API wants them made and destroyed by hand.
class Configuration {
public:
  Configuration() {
    if (duckdb_create_config(&config_) != DuckDBSuccess) config_ = nullptr;
  }
  Configuration(const Configuration&) = delete;
  Configuration& operator=(const Configuration&) = delete;
  ~Configuration() {
    if (config_ != nullptr) duckdb_destroy_config(&config_);
  }
  bool set(const char* name, const std::string& value) {
    return config_ != nullptr && duckdb_set_config(config_, name, value.c_str()) == DuckDBSuccess;
  }
  duckdb_config get() const { return config_; }

private:
  duckdb_config config_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file,
                                                 const DatabaseSettings& settings) {
  Configuration configuration;
  const bool understood = configuration.set("memory_limit", settings.memory_limit) &&
                          configuration.set("threads", std::to_string(settings.threads)) &&
                          configuration.set("temp_directory", settings.temp_directory.string()) &&
                          configuration.set("autoinstall_known_extensions", "false") &&
                          configuration.set("autoload_known_extensions", "false") &&
                          configuration.set("preserve_insertion_order", "true");
  if (!understood)
    return fail(ProblemCode::Failed, "The store's settings are not understood by its database library.");
  duckdb_database database = nullptr;
  char* message = nullptr;
  if (duckdb_open_ext(file.c_str(), &database, configuration.get(), &message) != DuckDBSuccess) {
    Problem problem = problem_of(message == nullptr ? "the store could not be opened" : message);
    problem.where.file = file.string();
    duckdb_free(message);
    return tl::unexpected<Problem>(std::move(problem));
  }
  return std::unique_ptr<Database>(new Database(database));
}

Database::~Database() {
  duckdb_close(&database_);
}

Connection Database::connect() {
  duckdb_connection connection = nullptr;
  if (duckdb_connect(database_, &connection) != DuckDBSuccess) {
    throw DatabaseError({ProblemCode::Failed, "The store does not answer."});
  }
  return Connection(connection);
}

}  // namespace headrow::evidence

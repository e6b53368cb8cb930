#include "headrow/formats/parquet_writer.hpp"

#include <duckdb.h>
#include <fmt/format.h>

namespace headrow::formats {

/// Everything that the database's interface wants destroyed by hand.
struct ParquetWriter::Parts {
  std::filesystem::path file;
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  duckdb_appender appender = nullptr;
  duckdb_data_chunk chunk = nullptr;
  std::vector<duckdb_vector> vectors;
  std::size_t row = 0, capacity = 0;
  bool failed = false;

  ~Parts() {
    if (chunk != nullptr) duckdb_destroy_data_chunk(&chunk);
    if (appender != nullptr) duckdb_appender_destroy(&appender);
    if (connection != nullptr) duckdb_disconnect(&connection);
    if (database != nullptr) duckdb_close(&database);
  }

  bool run(const std::string& sql) { return duckdb_query(connection, sql.c_str(), nullptr) == DuckDBSuccess; }

  void find_vectors() {
    for (std::size_t i = 0; i < vectors.size(); ++i) vectors[i] = duckdb_data_chunk_get_vector(chunk, i);
  }

  void hand_over() {
    duckdb_data_chunk_set_size(chunk, row);
    if (duckdb_append_data_chunk(appender, chunk) != DuckDBSuccess) failed = true;
    duckdb_data_chunk_reset(chunk);
    find_vectors();
    row = 0;
  }
};

namespace {

const char* sql_type(ParquetType type) {
  switch (type) {
    case ParquetType::Day:
      return "DATE";
    case ParquetType::Whole:
      return "INTEGER";
    case ParquetType::Text:
      break;
  }
  return "TEXT";
}

tl::unexpected<Problem> not_written(const std::filesystem::path& file) {
  return fail(ProblemCode::Failed, "The Parquet file could not be written. Is the disk or the memory full?",
              {file.string()});
}

}  // namespace

ParquetWriter::ParquetWriter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ParquetWriter::~ParquetWriter() = default;

Result<std::unique_ptr<ParquetWriter>> ParquetWriter::create(const std::filesystem::path& file,
                                                             const std::vector<ParquetColumn>& columns) {
  auto parts = std::make_unique<Parts>();
  parts->file = file;
  std::string sql = "CREATE TABLE held (";
  for (const ParquetColumn& column : columns)
    sql +=
        fmt::format("{}\"{}\" {}", &column == columns.data() ? "" : ", ", column.name, sql_type(column.type));
  const bool made =
      duckdb_open(nullptr, &parts->database) == DuckDBSuccess &&
      duckdb_connect(parts->database, &parts->connection) == DuckDBSuccess && parts->run(sql + ")") &&
      duckdb_appender_create(parts->connection, nullptr, "held", &parts->appender) == DuckDBSuccess;
  if (!made) return not_written(file);
  std::vector<duckdb_logical_type> types;
  for (std::size_t i = 0; i < columns.size(); ++i)
    types.push_back(duckdb_appender_column_type(parts->appender, i));
  parts->chunk = duckdb_create_data_chunk(types.data(), types.size());
  for (duckdb_logical_type& type : types) duckdb_destroy_logical_type(&type);
  parts->vectors.resize(columns.size());
  parts->find_vectors();
  parts->capacity = duckdb_vector_size();
  return std::unique_ptr<ParquetWriter>(new ParquetWriter(std::move(parts)));
}

void ParquetWriter::text(std::size_t column, std::string_view value) {
  duckdb_vector_assign_string_element_len(parts_->vectors[column], parts_->row, value.data(), value.size());
}
void ParquetWriter::day(std::size_t column, std::int32_t days) {
  static_cast<std::int32_t*>(duckdb_vector_get_data(parts_->vectors[column]))[parts_->row] = days;
}
void ParquetWriter::whole(std::size_t column, std::int32_t value) {
  day(column, value);
}
void ParquetWriter::end_row() {
  if (++parts_->row == parts_->capacity) parts_->hand_over();
}

Result<void> ParquetWriter::finish() {
  if (parts_->row > 0) parts_->hand_over();
  std::error_code failed;
  std::filesystem::create_directories(parts_->file.parent_path(), failed);
  std::string name;
  for (const char letter : parts_->file.string()) name += letter == '\'' ? "''" : std::string(1, letter);
  const bool written = !failed && !parts_->failed &&
                       duckdb_appender_close(parts_->appender) == DuckDBSuccess &&
                       parts_->run(fmt::format("COPY held TO '{}' (FORMAT parquet, COMPRESSION zstd)", name));
  if (!written) return not_written(parts_->file);
  return {};
}

}  // namespace headrow::formats

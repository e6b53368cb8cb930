#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"

namespace headrow::formats {

enum class ParquetType : unsigned char { Text, Day, Whole };

struct ParquetColumn {
  std::string name;
  ParquetType type = ParquetType::Text;
};

/// Writes a table of many rows as Parquet (compressed with zstd). The rows are held in the memory of a
/// database of its own until `finish`. The same rows give the same bytes.
class ParquetWriter {
public:
  /// Failed when the database cannot be made.
  static Result<std::unique_ptr<ParquetWriter>> create(const std::filesystem::path& file,
                                                       const std::vector<ParquetColumn>& columns);
  ParquetWriter(const ParquetWriter&) = delete;
  ParquetWriter& operator=(const ParquetWriter&) = delete;
  ~ParquetWriter();

  /// Sets a cell of the row at hand; every column is set before `end_row`. Days count from 1970-01-01.
  void text(std::size_t column, std::string_view value);
  void day(std::size_t column, std::int32_t days);
  void whole(std::size_t column, std::int32_t value);
  void end_row();

  /// Writes the file, making its folder. Failed when the disk would not take it.
  Result<void> finish();

private:
  struct Parts;
  explicit ParquetWriter(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace headrow::formats

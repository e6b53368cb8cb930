#pragma once

#include <filesystem>

#include "headrow/base/result.hpp"

namespace headrow::formats {

/// What a file has to be opened as, seen in its first bytes.
enum class FileKind : unsigned char {
  Table,    ///< `open_table`: text, gzip, workbook
  Xml,      ///< `XmlDocument::open`
  Parquet,  ///< columns of the Parquet format, which the evidence store reads itself
  GeoJson   ///< `read_geojson`: areas of a map
};

/// The kind of a file. NotFound when it is not there; BadInput, saying what to do, for what can be none of
/// these: other documents, pictures, web pages. An empty file is a table, and refused as one.
Result<FileKind> file_kind(const std::filesystem::path& file);

}  // namespace headrow::formats

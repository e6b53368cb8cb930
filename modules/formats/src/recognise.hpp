#pragma once

#include <string_view>

#include "headrow/base/result.hpp"

namespace headrow::formats {

enum class Content { Empty, Text, Gzip, Zip };

/// How many bytes from the front `recognise` likes to see.
constexpr std::size_t kHeadBytes = 4096;

/// What the first bytes of a file are. BadInput, saying what to do, for what can be no table: other
/// documents, pictures, web pages, text in two bytes a character.
Result<Content> recognise(std::string_view head);

/// Whether the first bytes are those of an XML document that is no web page, of a Parquet file, or of a JSON
/// object: none is a table to read record by record.
bool is_xml(std::string_view head);
bool is_parquet(std::string_view head);
bool is_json(std::string_view head);

}  // namespace headrow::formats

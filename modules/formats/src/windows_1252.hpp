#pragma once

#include <cstddef>
#include <string_view>

namespace headrow::formats {

/// The most bytes of UTF-8 that one byte of Windows-1252 becomes.
constexpr std::size_t kMostUtf8PerByte = 3;

/// Writes `text` as UTF-8 to `to`, which has room for kMostUtf8PerByte times as many bytes; how many were
/// written. The five bytes that Windows-1252 leaves undefined become the control characters of the same
/// number, as the WHATWG encoding standard (index windows-1252) has it.
std::size_t windows_1252_to_utf8(std::string_view text, char* to);

}  // namespace headrow::formats

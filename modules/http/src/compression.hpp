#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headrow::http {

/// gzip of `bytes` at zlib's `level`; nullopt when it would not be smaller.
std::optional<std::string> gzipped(std::string_view bytes, int level);

/// True when an Accept-Encoding field takes gzip (named, or by "*", with a weight above nought).
bool accepts_gzip(std::string_view accept_encoding);

/// Text that is worth compressing: JSON, CSV, HTML, scripts, styles, SVG.
bool compressible(std::string_view content_type);

}  // namespace headrow::http

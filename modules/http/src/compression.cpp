#include "compression.hpp"

#include <zlib.h>

#include <cstdlib>
#include <new>

namespace headrow::http {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib: 16 added to the window asks for a gzip header
constexpr int kMemoryLevel = 8;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

double weight_of(std::string_view parameters) {
  const auto found = parameters.find("q=");
  if (found == std::string_view::npos) return 1;
  return std::strtod(std::string(parameters.substr(found + 2)).c_str(), nullptr);
}

}  // namespace

std::optional<std::string> gzipped(std::string_view bytes, int level) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  // zlib's interface is not const-correct; it does not write to its input.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int outcome = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (outcome != Z_STREAM_END || packed.size() >= bytes.size()) return std::nullopt;
  return packed;
}

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<bool> named;
  bool by_star = false;
  while (!accept_encoding.empty()) {
    const auto comma = accept_encoding.find(',');
    const auto item = accept_encoding.substr(0, comma);
    accept_encoding =
        comma == std::string_view::npos ? std::string_view() : accept_encoding.substr(comma + 1);
    const auto semicolon = item.find(';');
    const auto coding = trimmed(item.substr(0, semicolon));
    const bool wanted = semicolon == std::string_view::npos || weight_of(item.substr(semicolon)) > 0;
    if (coding == "gzip" || coding == "x-gzip") named = wanted;
    if (coding == "*") by_star = wanted;
  }
  return named.value_or(by_star);
}

bool compressible(std::string_view content_type) {
  return content_type.starts_with("text/") || content_type.find("json") != std::string_view::npos ||
         content_type.find("javascript") != std::string_view::npos || content_type.starts_with("image/svg");
}

}  // namespace headrow::http

#include "headrow/http/static_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "compression.hpp"

namespace headrow::http {
namespace {

constexpr int kBestCompression = 9;
constexpr std::size_t kWorthCompressing = 1024;

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".pdf", "application/pdf"},
}};

std::string type_of(const std::filesystem::path& file) {
  const auto ending = file.extension().string();
  for (const auto& [known, type] : kTypes) {
    if (ending == known) return std::string(type);
  }
  return "application/octet-stream";
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits: tells two builds of a file apart.
std::string fingerprint(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return fmt::format("W/\"{:016x}\"", hash);
}

bool inside(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const auto relative = std::filesystem::weakly_canonical(file).lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

/// True for what can only be a file. The address of a page may hold a full stop too
/// ("/measure/ks4.attainment8").
bool names_a_file(std::string_view path) {
  return std::ranges::any_of(kTypes, [&](const auto& type) { return path.ends_with(type.first); });
}

}  // namespace

Result<StaticFiles> StaticFiles::read(const std::filesystem::path& folder) {
  std::error_code error;
  const auto root = std::filesystem::canonical(folder, error);
  if (error || !std::filesystem::is_regular_file(root / "index.html")) {
    return fail(ProblemCode::NotFound,
                fmt::format("The pages are not built: {} holds no index.html.", folder.string()));
  }
  StaticFiles files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || !inside(entry.path(), root)) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream)
      return fail(ProblemCode::Failed, "The file could not be read.",
                  Where{entry.path().string(), 0, "", ""});
    const auto path = "/" + entry.path().lexically_relative(root).generic_string();
    File file{type_of(entry.path()), fingerprint(bytes), path.starts_with("/assets/"), nullptr, nullptr};
    if (bytes.size() >= kWorthCompressing && compressible(file.content_type)) {
      if (auto packed = gzipped(bytes, kBestCompression)) {
        file.gzipped = std::make_shared<const std::string>(std::move(*packed));
      }
    }
    file.bytes = std::make_shared<const std::string>(std::move(bytes));
    files.files_.emplace(path, std::move(file));
  }
  return files;
}

const StaticFiles::File* StaticFiles::find(std::string_view path) const {
  auto found = files_.find(path);
  if (found == files_.end() && !names_a_file(path)) found = files_.find("/index.html");
  return found == files_.end() ? nullptr : &found->second;
}

Result<Response> StaticFiles::answer(const Request& request) const {
  const File* file = find(request.path);
  if (!file) return fail(ProblemCode::NotFound, fmt::format("There is nothing at {}.", request.path));
  Response response;
  response.content_type = file->content_type;
  response.headers = {{"ETag", file->entity_tag},
                      {"Cache-Control", file->for_ever ? "public, max-age=31536000, immutable" : "no-cache"},
                      {"Vary", "Accept-Encoding"}};
  if (request.header("If-None-Match") == file->entity_tag) {
    response.status = 304;
  } else if (file->gzipped && accepts_gzip(request.header("Accept-Encoding"))) {
    response.headers.push_back({"Content-Encoding", "gzip"});
    response.body = file->gzipped;
  } else {
    response.body = file->bytes;
  }
  return response;
}

}  // namespace headrow::http

#include "import_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <system_error>

#include "where.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

namespace fs = std::filesystem;

/// Excepted by its name, or as the path that was given.
bool is_excepted(const fs::path& path, const std::vector<std::string>& except) {
  const std::string name = path.filename().string();
  const std::string whole = path.lexically_normal().generic_string();
  return std::any_of(except.begin(), except.end(), [&](const std::string& left_out) {
    const std::string normal = fs::path(left_out).lexically_normal().generic_string();
    return left_out == name || normal == whole || normal == name + "/";
  });
}

GivenFile given_file(const fs::path& path, std::string shown, const ImportOptions& options) {
  GivenFile file;
  file.path = file.bytes = path;
  file.shown = std::move(shown);
  file.dataset = options.dataset;
  file.period = options.period;
  file.loaded_by = options.loaded_by;
  if (options.loaded_at) {
    const auto since = std::chrono::microseconds(options.loaded_at->time_since_epoch());
    file.loaded_at = Instant{since.count()};
  }
  return file;
}

Result<void> search_folder(const fs::path& folder, const ImportOptions& options,
                           std::vector<GivenFile>& files) {
  std::error_code error;
  fs::recursive_directory_iterator entries(folder, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    const fs::path& path = entries->path();
    if (is_excepted(path, options.except)) {
      if (entries->is_directory()) entries.disable_recursion_pending();
      continue;
    }
    if (entries->is_regular_file())
      files.push_back(given_file(path, path.lexically_relative(folder).generic_string(), options));
  }
  if (error) {
    return fail(ProblemCode::Failed, fmt::format("The folder cannot be read: {}.", error.message()),
                in_file(folder));
  }
  return {};
}

}  // namespace

Result<std::vector<GivenFile>> given_files(const ImportOptions& options) {
  std::vector<GivenFile> files;
  for (const fs::path& path : options.paths) {
    if (fs::is_directory(path)) {
      if (auto searched = search_folder(path, options, files); !searched)
        return tl::unexpected(searched.error());
    } else if (fs::exists(path)) {
      if (!is_excepted(path, options.except))
        files.push_back(given_file(path, path.filename().string(), options));
    } else {
      return fail(ProblemCode::NotFound, "There is no such file or folder.", in_file(path));
    }
  }
  std::sort(files.begin(), files.end(),
            [](const GivenFile& a, const GivenFile& b) { return a.path < b.path; });
  const auto same = [](const GivenFile& a, const GivenFile& b) { return a.path == b.path; };
  files.erase(std::unique(files.begin(), files.end(), same), files.end());
  return files;
}

std::string passed_over_reason(const fs::path& file) {
  const std::string name = file.filename().string();
  if (name.starts_with(".") || name.starts_with("~$")) return "a hidden file";
  const std::string stem = lowered(file.stem().string());
  const std::string extension = lowered(file.extension().string());
  if (stem == "readme" || stem == "license" || stem == "licence" || stem == "copying" || stem == "notice") {
    return "a document, not data";
  }
  constexpr std::array<std::string_view, 12> kDocuments{".md",  ".txt",  ".pdf", ".doc", ".docx", ".html",
                                                        ".htm", ".docm", ".rtf", ".odt", ".pptx", ".toml"};
  const bool document = std::find(kDocuments.begin(), kDocuments.end(), extension) != kDocuments.end();
  return document ? "a document, not data" : "";
}

std::string sidecar_name(const fs::path& data) {
  std::string name = data.filename().string();
  for (const std::string_view ending : {".gz", ".csv"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  return name + ".meta.csv";
}

std::optional<GivenSidecar> sidecar_beside(const fs::path& data) {
  const std::string name = sidecar_name(data);
  const fs::path sidecar = data.parent_path() / name;
  if (!fs::exists(sidecar)) return std::nullopt;
  return GivenSidecar{name, sidecar, ""};
}

}  // namespace headrow::evidence

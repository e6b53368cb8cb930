#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "headrow/base/result.hpp"
#include "headrow/http/message.hpp"

namespace headrow::http {

/// The built pages, read into memory once. Only what was read can be served, so no address can leave the
/// folder.
class StaticFiles {
public:
  StaticFiles() = default;  ///< no pages
  /// NotFound when the folder or its index.html is not there; links that lead out of the folder are left out.
  static Result<StaticFiles> read(const std::filesystem::path& folder);

  /// The file of a path, or index.html for the address of a page (one without a file ending). Files under
  /// /assets/ carry a hash in their names and may be kept for ever; everything else is asked for again.
  /// NotFound otherwise.
  Result<Response> answer(const Request& request) const;

  bool empty() const { return files_.empty(); }

private:
  struct File {
    std::string content_type;
    std::string entity_tag;
    bool for_ever = false;
    std::shared_ptr<const std::string> bytes;
    std::shared_ptr<const std::string> gzipped;  ///< null where it would not be smaller
  };
  const File* find(std::string_view path) const;
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace headrow::http

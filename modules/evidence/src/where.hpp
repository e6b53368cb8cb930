#pragma once

#include <filesystem>

#include "headrow/base/result.hpp"

namespace headrow::evidence {

/// A place in a Problem: the whole of one file or folder.
inline Where in_file(const std::filesystem::path& file) {
  Where where;
  where.file = file.string();
  return where;
}

}  // namespace headrow::evidence

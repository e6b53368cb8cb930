#pragma once

#include <cstdint>
#include <filesystem>

#include "file_load.hpp"

namespace headrow::evidence::children {

/// How much of a file about children was read and written.
struct ChildrenLoaded {
  std::uint64_t rows = 0;     ///< of the file
  std::uint64_t records = 0;  ///< that went into the store
};

/// Reads a file about children into the children's tables, within the transaction that is open: staged as
/// text, typed, checked by the rules of its kinds, written. Everything wrong is in the findings; roll-ups of
/// the years it touches are due afterwards.
ChildrenLoaded load_children(ImportSession& session, const RecognisedFile& file,
                             const std::filesystem::path& bytes, std::int32_t source, Status status,
                             FileFindings& findings);

}  // namespace headrow::evidence::children

#pragma once

#include <cstdint>
#include <filesystem>

#include "file_load.hpp"

namespace headrow::evidence {

/// Reads a file of boundaries into the store, within the transaction that is open: each area becomes a place
/// of the layout's kind, found by its code. Gives how many areas there were; everything wrong is in the
/// findings.
std::uint64_t load_boundaries(ImportSession& session, const RecognisedFile& file,
                              const std::filesystem::path& bytes, std::int32_t source,
                              FileFindings& findings);

}  // namespace headrow::evidence

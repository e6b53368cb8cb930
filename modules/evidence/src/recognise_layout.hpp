#pragma once

#include <filesystem>
#include <string>

#include "headrow/base/result.hpp"
#include "headrow/evidence/catalogue.hpp"

namespace headrow::evidence {

/// The layout of a file, by its headings: of those that fit the highest priority, then the most headings.
/// BadInput when none fits or the file is no table; BadUsage when `dataset` names no layout (it is then used
/// whatever the headings).
Result<const Layout*> recognise_layout(const std::filesystem::path& file, const Catalogue& catalogue,
                                       const std::string& dataset);

}  // namespace headrow::evidence

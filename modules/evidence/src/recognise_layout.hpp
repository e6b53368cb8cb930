#pragma once

#include <filesystem>
#include <string>

#include "database.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/catalogue.hpp"

namespace headrow::evidence {

/// The layout of a file, by its headings, or in XML by what stands in its head: of those that fit the highest
/// priority, then the most headings. NotFound when none fits; BadInput when the file is no table; BadUsage
/// when `dataset` (which is used whatever the headings) names no layout. Columns of Parquet are asked of a
/// store; without one such a file is refused.
Result<const Layout*> recognise_layout(const std::filesystem::path& file, const Catalogue& catalogue,
                                       const std::string& dataset, Connection* parquet_reader = nullptr);

}  // namespace headrow::evidence

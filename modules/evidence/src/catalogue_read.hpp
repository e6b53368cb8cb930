#pragma once

#include <vector>

#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/layout.hpp"
#include "headrow/evidence/measure.hpp"
#include "headrow/formats/toml.hpp"

namespace headrow::evidence {

using formats::TomlTable;

/// The readers of the kinds of catalogue files. Each throws formats::TomlMistake with file, line and key.
void read_measures(const std::filesystem::path& file, std::vector<Measure>& measures);
void read_dimensions(const std::filesystem::path& file, std::vector<Dimension>& dimensions);
/// Code sets mean values of dimensions, which are read before.
void read_code_sets(const std::filesystem::path& file, const std::vector<Dimension>& dimensions,
                    std::vector<CodeSet>& sets);
Layout read_layout(const std::filesystem::path& file);
void read_places(const std::filesystem::path& file, std::vector<NotAuthority>& not_authorities,
                 std::vector<WiderRegion>& wider_regions);

/// "academic", "calendar", "financial" of a key; `otherwise` when the key is absent.
YearKind year_kind_of(TomlTable& table, std::string_view key, YearKind otherwise);

}  // namespace headrow::evidence

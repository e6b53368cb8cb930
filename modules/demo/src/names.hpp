#pragma once

#include <string>

#include "keyed_random.hpp"

namespace headrow::demo {

/// The `index`-th invented town, each index another name (up to 240).
std::string town_name(std::size_t index);

/// The `index`-th invented region (up to 9).
std::string region_name(std::size_t index);

/// A name for a school's street or ward, and for the school itself.
std::string ward_name(KeyedRandom random);
std::string school_stem(KeyedRandom random);

}  // namespace headrow::demo

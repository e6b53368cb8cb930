#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace headrow::demo {

enum class NationSize { Small, Full };

struct Region {
  int number = 0;    ///< as the interactive tool numbers regions (980 and up)
  std::string code;  ///< nine characters, of no real place
  std::string name;
};

struct Authority {
  int number = 0;
  std::string code;
  std::string name;
  std::size_t region = 0;  ///< index into Nation::regions
  double hardship = 0;     ///< about -2 to 2; more means poorer, and most outcomes follow
  int pupils_a_year = 0;   ///< children in one year group
  std::vector<std::size_t>
      neighbours;  ///< the ten most alike, nearest first: indices into Nation::authorities
};

enum class Phase { Primary, Secondary, Special };

struct School {
  int urn = 0;
  int establishment = 0;
  std::size_t authority = 0;
  std::string name;
  Phase phase = Phase::Primary;
  bool academy = false;
  int capacity = 0;
  int pupils = 0;
  double hardship = 0;  ///< the authority's with its own difference
  double quality = 0;   ///< about -2 to 2: what its results owe to the school
  std::string postcode;
  std::string ward;
  std::string ward_code;          ///< "" where wards have none
  int easting = 0, northing = 0;  ///< 0 where nobody drew a map
  std::string opened;             ///< yyyy-mm-dd
};

/// A country that does not exist. Years are those in which academic years end.
struct Nation {
  std::string name;
  std::string code;
  std::uint64_t seed = 0;
  int first_year = 0, last_year = 0;
  std::vector<Region> regions;
  std::vector<Authority> authorities;
  std::vector<School> schools;
};

/// Invents a nation: full has 150 authorities in nine regions and about 24,000 schools, small 24 authorities
/// in four regions and about 700 schools; both have ten years. The same size and seed give the same nation.
Nation invent_nation(NationSize size, std::uint64_t seed);

}  // namespace headrow::demo

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace headrow::evidence {

using PlaceId = std::int32_t;

enum class PlaceKind : unsigned char {
  Country,
  Region,
  Authority,
  District,
  Ward,
  PlanningArea,
  Trust,
  School,
  Other
};

/// "country", "region", "authority", "district", "ward", "planning_area", "trust", "school", "other"
std::string_view place_kind_text(PlaceKind kind);

/// A place as the loaded registers know it. Codes that ended stay findable; these are the latest.
struct Place {
  PlaceId id = 0;
  PlaceKind kind = PlaceKind::Other;
  std::string name;
  std::string code;  ///< what people write: GSS code of an area where known, URN of a school, UID of a trust
  std::string number;                ///< authority number ("383"), LAESTAB of a school, else ""
  std::optional<PlaceId> region;     ///< of an authority
  std::optional<PlaceId> authority;  ///< of a school or district
  bool open = true;
};

/// One of another place's statistical neighbours, nearest first.
struct Neighbour {
  PlaceId place = 0;
  int rank = 0;
  std::string closeness;
};

struct NeighbourSet {
  std::string code;   ///< "2025-05"
  std::string title;  ///< "Statistical neighbours, May 2025"
};

}  // namespace headrow::evidence

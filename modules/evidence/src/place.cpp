#include "headrow/evidence/place.hpp"

namespace headrow::evidence {

std::string_view place_kind_text(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::Country:
      return "country";
    case PlaceKind::Region:
      return "region";
    case PlaceKind::Authority:
      return "authority";
    case PlaceKind::District:
      return "district";
    case PlaceKind::Ward:
      return "ward";
    case PlaceKind::PlanningArea:
      return "planning_area";
    case PlaceKind::Trust:
      return "trust";
    case PlaceKind::School:
      return "school";
    case PlaceKind::Other:
      break;
  }
  return "other";
}

}  // namespace headrow::evidence

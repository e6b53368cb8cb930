#include "headrow/evidence/memberships.hpp"

#include "database.hpp"
#include "headrow/evidence/store.hpp"

namespace headrow::evidence {

std::vector<Membership> current_memberships(const Store& store) {
  std::vector<Membership> memberships;
  const auto database = store.database();
  Connection connection = database->connect();
  Rows rows = connection.query(
      "SELECT DISTINCT member.code, other.code FROM membership m "
      "JOIN place_code member ON member.place_id = m.place_id "
      "JOIN place_code other ON other.place_id = m.parent_id "
      "WHERE m.kind IN ('ward', 'planning_area', 'district', 'trust') AND m.valid_until IS NULL "
      "AND member.scheme <> 'authority'");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      memberships.push_back({std::string(rows.text(0, i)), std::string(rows.text(1, i))});
  }
  return memberships;
}

}  // namespace headrow::evidence

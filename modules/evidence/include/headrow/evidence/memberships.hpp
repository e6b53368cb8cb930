#pragma once

#include <string>
#include <vector>

namespace headrow::evidence {

class Store;

/// That one place lies in another today: a school in its ward, planning area, district or trust.
struct Membership {
  std::string member;  ///< a code of the place, of any scheme; every code of it has a row
  std::string within;  ///< likewise
};

/// Every such membership that the registers know, without those that ended.
std::vector<Membership> current_memberships(const Store& store);

}  // namespace headrow::evidence

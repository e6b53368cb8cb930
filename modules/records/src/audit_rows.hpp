#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/records/audit.hpp"

namespace headrow::records {

/// The columns of the audit between its number and its hash, in the order in which they are hashed.
inline constexpr std::array<std::string_view, 10> kAuditFields = {
    "at",     "actor_kind",   "actor",  "address", "request",
    "action", "record_class", "record", "outcome", "detail"};

/// The values of those columns.
std::vector<std::string> audit_row(const AuditEntry& entry);

}  // namespace headrow::records

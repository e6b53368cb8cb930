#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headrow/records/retention.hpp"

namespace headrow::records {

/// Everything that is kept about a person or child (UK GDPR, article 15), as JSON that a person can read and
/// a programme too: each record that is about them with every version, sealed fields in clear; rows of tables
/// about them; what they did and what was done to their records, by the audit. Names of others are not in it.
/// NotFound where no record is about them. The export is entered in the audit as the actor's.
Result<std::string> export_subject(Database& database, const RecordClasses& classes,
                                   const std::vector<PersonTable>& tables, const ChildKeys& keys,
                                   const std::string& subject, const Actor& actor);

}  // namespace headrow::records

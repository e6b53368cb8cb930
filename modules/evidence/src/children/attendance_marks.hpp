#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "database.hpp"
#include "headrow/evidence/code_set.hpp"

namespace headrow::evidence::children {

/// The ten sessions of a week as one character each: ten marks without blanks, or ten codes with a blank
/// between where one has two characters ("/ \ C1 C1 ..."). nullopt when they are not ten, or one is no code
/// on `day` (YYYY-MM-DD).
std::optional<std::string> read_marks(std::string_view text, const CodeSet& codes, std::string_view day);

/// SQL of the stretch of time in which the codes are those of a day: a number that rises with every day on
/// which a code begins or ends.
std::string era_sql(const CodeSet& codes, const std::string& day);

/// The temporary table `marks_found` (marks, era, found): every distinct text of the staged column, in every
/// era in which it stands, as `read_marks` has it; null where it cannot be read.
void find_marks(Connection& connection, const CodeSet& codes, const std::string& raw, const std::string& day);

/// The marks of all codes that mean one of some things, on a day, for SQL's translate: present and late, say.
std::string marks_meaning(const CodeSet& codes, std::string_view day,
                          std::initializer_list<std::string_view> meanings);

/// The days on which an era begins, in order; the first is that of all days before.
std::vector<std::string> eras(const CodeSet& codes);

}  // namespace headrow::evidence::children

#pragma once

namespace headrow::evidence::children {

/// The statements of rollup.sql, with the places of year and sessions in braces.
extern const char* const kRollupSql;

}  // namespace headrow::evidence::children

#pragma once

namespace headrow::evidence {

/// Raised whenever schema.sql or the meaning of what stands in it changes: an older store is rebuilt from its
/// sources.
inline constexpr int kSchemaVersion = 1;

/// The statements of schema.sql.
extern const char* const kSchema;

}  // namespace headrow::evidence

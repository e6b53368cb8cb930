#pragma once

namespace headrow::evidence {

/// Raised whenever schema.sql or the meaning of what stands in it changes: an older store is rebuilt from its
/// sources.
inline constexpr int kSchemaVersion = 4;

/// From this version on a store says of each source how it was given. `read_replays` reads it from every one
/// of them, so those columns keep their names.
inline constexpr int kFirstRebuildableVersion = 2;

/// The statements of schema.sql and children/schema.sql.
extern const char* const kSchema;

}  // namespace headrow::evidence

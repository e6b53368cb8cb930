#pragma once

#include <array>
#include <filesystem>
#include <string_view>

#include "database.hpp"
#include "headrow/base/result.hpp"

namespace headrow::evidence::children {

/// Turns UPNs into what the store knows pupils by: BLAKE2b keyed with a secret of the data folder, 128 bits,
/// so that neither the store nor a copy of it says whose the rows are. The same secret gives the same value
/// for ever; a store whose secret is lost can only be made anew from its sources.
class PupilKeys {
public:
  /// Reads DIR/pupils.key (32 bytes, mode 0600), making it first where there is none. Failed when it cannot
  /// be read or made, or has another length.
  static Result<PupilKeys> open(const std::filesystem::path& directory);

  duckdb_hugeint hash(std::string_view upn) const;

private:
  std::array<unsigned char, 32> key_{};
};

}  // namespace headrow::evidence::children

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "database.hpp"
#include "headrow/base/result.hpp"

namespace headrow::evidence {

/// SHA-256 of a file in lower-case hexadecimal, with its length in bytes. NotFound, or Failed when it cannot
/// be read.
struct Digest {
  std::string sha256;
  std::uint64_t bytes = 0;
};
Result<Digest> digest_of(const std::filesystem::path& file);

/// A renamed file is only sure to keep its name once its folder is on disk too.
void flush_folder(const std::filesystem::path& folder);

/// A copy of a file's bytes in DIR/sources that stands under a temporary name until its load is committed.
/// When it goes out of scope unkept it is removed, so a refused file leaves nothing.
class KeptSource {
public:
  /// Copies the file, flushed to disk. Conflict when its bytes are no longer those of `digest`.
  static Result<KeptSource> copy(const std::filesystem::path& file, const Digest& digest,
                                 const std::filesystem::path& directory);
  KeptSource(KeptSource&& other) noexcept;
  KeptSource& operator=(KeptSource&&) = delete;
  ~KeptSource();

  const std::filesystem::path& unfinished() const { return unfinished_; }
  std::string sha256() const { return finished_.filename().string(); }
  /// Gives it its name; called after the store's commit. Should the process die in between, the next opening
  /// does it.
  Result<void> keep();

private:
  KeptSource(std::filesystem::path unfinished, std::filesystem::path finished)
      : unfinished_(std::move(unfinished)), finished_(std::move(finished)) {}
  std::filesystem::path unfinished_;
  std::filesystem::path finished_;
};

/// Sets right what a killed load left in DIR/sources: copies whose load was committed get their name, others
/// go. The store's row of a source decides.
Result<void> settle_kept_sources(Connection& connection, const std::filesystem::path& directory);

}  // namespace headrow::evidence

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "headrow/base/result.hpp"

namespace headrow::records {

/// The keys of children, one each, in a file of their own (DIR/keys.sqlite, mode 0600), apart from the
/// records that are sealed under them and from their backups: a key that is destroyed here opens nothing any
/// more, wherever a copy of the record lies. Thread-safe.
class ChildKeys {
public:
  /// Opens the file or makes it. Failed when it cannot be read or written.
  static Result<std::unique_ptr<ChildKeys>> open(const std::filesystem::path& file);
  ~ChildKeys();

  /// Seals a text under a child's key (XChaCha20-Poly1305, libsodium), making the key first where there is
  /// none; the key is on disk before this returns. `context` ("child.name") must be given again to open it.
  /// Conflict when the child's key was destroyed.
  Result<std::string> seal(std::string_view child, std::string_view context, std::string_view text);

  /// nullopt when the key was destroyed. Throws std::runtime_error for a text that was not sealed under this
  /// key and context: it was altered.
  std::optional<std::string> open_sealed(std::string_view child, std::string_view context,
                                         std::string_view sealed) const;

  /// Destroys a child's key for good; a child that has none is marked as well, so that none is ever made.
  Result<void> destroy(std::string_view child);

  /// Has the database read the whole file and compare it with itself. Failed with the first thing it names.
  Result<void> check() const;

  /// Writes a consistent copy to a file that is not there yet.
  Result<void> copy_to(const std::filesystem::path& file) const;

private:
  struct Parts;
  explicit ChildKeys(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace headrow::records

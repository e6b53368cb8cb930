#pragma once

#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/formats/sealed_file.hpp"

namespace headrow::formats {

/// One line of the manifest that closes a sealed folder.
struct SealedEntry {
  std::string name;  ///< relative, with slashes: "sources/ab12"
  std::uint64_t bytes = 0;
  std::string blake2b;  ///< BLAKE2b-256 (RFC 7693) of the bytes, hexadecimal
};

/// Files packed one after another into one sealed stream. At its end stands a manifest with the size and the
/// sum of each, so that what was unpacked can be held against it.
class SealedFolderWriter {
public:
  static Result<std::unique_ptr<SealedFolderWriter>> begin(std::ostream& out, std::string_view content,
                                                           std::string_view passphrase,
                                                           const SealingCost& cost = {});
  ~SealedFolderWriter();

  /// Packs a file as it is now. Failed when it cannot be read or changes its length meanwhile.
  Result<void> add(const std::string& name, const std::filesystem::path& file);
  /// Packs bytes as a file.
  Result<void> add_bytes(const std::string& name, std::string_view bytes);
  /// Writes the manifest and the last block.
  Result<void> finish();

  const std::vector<SealedEntry>& entries() const { return entries_; }

private:
  explicit SealedFolderWriter(std::unique_ptr<SealedWriter> out) : out_(std::move(out)) {}
  std::unique_ptr<SealedWriter> out_;
  std::vector<SealedEntry> entries_;
};

/// Unpacks all files below `folder`, which is there and empty, each flushed to disk with mode 0600, and gives
/// the manifest once everything was held against it. BadInput for whatever is not as it was written, and for
/// names that lead out of the folder; what was unpacked until then is the caller's to remove.
Result<std::vector<SealedEntry>> unpack_sealed(std::istream& in, std::string_view content,
                                               std::string_view passphrase,
                                               const std::filesystem::path& folder);

}  // namespace headrow::formats

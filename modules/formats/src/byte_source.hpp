#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "headrow/base/result.hpp"

namespace headrow::formats {

/// Bytes read from front to back. Its problems say what is wrong; the reader above adds the file and the
/// line.
class ByteSource {
public:
  virtual ~ByteSource() = default;

  /// Fills at most `room`; how many bytes came, 0 only at the end.
  virtual Result<std::size_t> read(std::span<char> room) = 0;

  /// An independent source that stands where this one does, so that the rest can be looked at before it is
  /// read.
  virtual std::unique_ptr<ByteSource> fork() const = 0;

  virtual std::uint64_t bytes_done() const = 0;  ///< of the file on disk
  virtual std::uint64_t bytes_total() const = 0;
};

/// NotFound, BadInput for what is no file (a folder, a device), Failed when it cannot be opened.
Result<std::unique_ptr<ByteSource>> open_file_source(const std::filesystem::path& file);

/// `bytes` outlive the source.
std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

/// What a gzip stream unpacks to; several streams on end are one, as gzip itself has it. BadInput when the
/// stream ends too early, is damaged, or is followed by anything but noughts.
std::unique_ptr<ByteSource> gzip_source(std::unique_ptr<ByteSource> packed);

}  // namespace headrow::formats

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "byte_source.hpp"
#include "utf8.hpp"

namespace headrow::formats {

/// Turns bytes into UTF-8. ASCII goes straight through; the first byte beyond it settles the encoding of the
/// whole file: a fork of the source reads on to the end, and if any byte cannot be UTF-8 the file is
/// Windows-1252. So a file of ASCII is read once, and any other at most twice.
class TextSource {
public:
  static constexpr std::size_t kLeastRoom = 64UL * 1024;

  /// `head` is what has been read of `source` already, at most a few KB.
  TextSource(std::unique_ptr<ByteSource> source, std::string head);

  /// Fills `room` (at least kLeastRoom); how many bytes came, 0 only at the end.
  Result<std::size_t> read(std::span<char> room);

  std::string_view encoding() const;
  /// True once a NUL byte, or in a file with BOM a byte that is no UTF-8, has come: records must then be
  /// looked at.
  bool doubtful() const { return doubtful_; }
  const ByteSource& bytes() const { return *source_; }

private:
  enum class Encoding { Undecided, Utf8, Utf8WithMark, Windows1252 };

  Result<std::size_t> read_bytes(std::span<char> room);
  void decide(std::string_view from_first_beyond_ascii);

  std::unique_ptr<ByteSource> source_;
  std::string head_;
  std::vector<char> raw_;  ///< Windows-1252 before it is turned
  Encoding encoding_ = Encoding::Undecided;
  Utf8Check check_;
  bool doubtful_ = false;
};

}  // namespace headrow::formats

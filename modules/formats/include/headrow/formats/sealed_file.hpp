#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "headrow/base/result.hpp"

namespace headrow::formats {

/// What guessing one passphrase costs, as argon2id (RFC 9106) counts it: passes over so many bytes of memory.
struct SealingCost {
  std::uint64_t passes = 3;
  std::uint64_t memory = std::uint64_t{256} * 1024 * 1024;  ///< in bytes
};

/// A stream of bytes sealed under a passphrase. The file begins in clear with the letters HEADROW-SEALED, the
/// version of the format, a word for what is inside, the cost and the salt; then come blocks of 64 KiB, each
/// encrypted and bound to the head and to all blocks before it (libsodium's secretstream,
/// XChaCha20-Poly1305), the last one marked as the last.
class SealedWriter {
public:
  /// Writes the head. `content` is a word or two without control characters, at most 64 bytes: it can be read
  /// without the passphrase. BadInput for an empty passphrase; Failed when there is not enough memory.
  static Result<std::unique_ptr<SealedWriter>> begin(std::ostream& out, std::string_view content,
                                                     std::string_view passphrase,
                                                     const SealingCost& cost = {});
  ~SealedWriter();

  /// Failed when the stream takes no more.
  Result<void> write(std::string_view bytes);
  /// Writes the last block. What was not finished cannot be opened as a whole.
  Result<void> finish();

private:
  struct State;
  explicit SealedWriter(std::unique_ptr<State> state);
  Result<void> seal_block(unsigned char tag);
  std::unique_ptr<State> state_;
};

/// Opens what SealedWriter wrote. Nothing is given out that was not proved to be as it was written: a flipped
/// bit, blocks in another order, missing or added ones are BadInput.
class SealedReader {
public:
  /// BadInput when it is no sealed file, of a newer format, holds something other than `content`, or asks for
  /// more than 1 GiB of memory or 16 passes. A wrong passphrase shows at the first `read`.
  static Result<std::unique_ptr<SealedReader>> begin(std::istream& in, std::string_view content,
                                                     std::string_view passphrase);
  ~SealedReader();

  /// Fills the front of the buffer and says how much; 0 only once the last block was seen and nothing
  /// follows.
  Result<std::size_t> read(std::span<char> buffer);
  /// Exactly so many bytes. BadInput when the stream ends before.
  Result<std::string> read_exactly(std::size_t count);

private:
  struct State;
  explicit SealedReader(std::unique_ptr<State> state);
  Result<void> open_block();
  std::unique_ptr<State> state_;
};

}  // namespace headrow::formats

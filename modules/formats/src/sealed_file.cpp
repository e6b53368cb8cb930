#include "headrow/formats/sealed_file.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <vector>

namespace headrow::formats {
namespace {

constexpr std::string_view kMark = "HEADROW-SEALED\n";
constexpr unsigned char kVersion = 1;
constexpr std::size_t kBlock = std::size_t{64} * 1024;
constexpr std::size_t kSealedBlock = kBlock + crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kContentLimit = 64;
constexpr std::uint64_t kPassesLimit = 16;
constexpr std::uint64_t kMemoryLimit = std::uint64_t{1} << 30;

unsigned char* raw(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}
const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// A key that leaves no trace in memory.
class Key {
public:
  Key() = default;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  ~Key() { ::sodium_memzero(bytes_.data(), bytes_.size()); }
  const unsigned char* data() const { return bytes_.data(); }

  Result<void> make(std::string_view passphrase, std::string_view salt, const SealingCost& cost) {
    if (::crypto_pwhash(bytes_.data(), bytes_.size(), passphrase.data(), passphrase.size(), raw(salt),
                        cost.passes, cost.memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
      return {};
    return fail(ProblemCode::Failed,
                fmt::format("Making the key from the passphrase needs {} MiB of memory, which "
                            "are not free. Try again when they are.",
                            cost.memory / (std::size_t{1024} * 1024)));
  }

private:
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> bytes_{};
};

std::string number_bytes(std::uint64_t number) {
  std::string bytes;
  for (int i = 0; i < 8; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xff);
  return bytes;
}

std::uint64_t read_number(std::string_view bytes) {
  std::uint64_t number = 0;
  for (int i = 7; i >= 0; --i)
    number = number << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
  return number;
}

tl::unexpected<Problem> altered(std::string_view what) {
  return fail(ProblemCode::BadInput, std::string(what));
}

/// So many bytes, fewer at the end of the stream.
std::string take(std::istream& in, std::size_t count) {
  std::string bytes(count, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

/// The head as it stands in the file, up to the salt; every block is bound to it.
struct Head {
  std::string bytes;
  std::string content;
  SealingCost cost;
  std::string salt;
};

std::string head_bytes(std::string_view content, const SealingCost& cost, std::string_view salt) {
  std::string bytes(kMark);
  bytes += static_cast<char>(kVersion);
  bytes += static_cast<char>(content.size());
  bytes += content;
  bytes += number_bytes(cost.passes);
  bytes += number_bytes(cost.memory);
  bytes += salt;
  return bytes;
}

Result<Head> read_head(std::istream& in) {
  const std::string mark = take(in, kMark.size() + 2);
  if (!mark.starts_with(kMark) || mark.size() < kMark.size() + 2)
    return altered("This is no file that Headrow has sealed.");
  const unsigned version = static_cast<unsigned char>(mark[kMark.size()]);
  if (version != kVersion) {
    return altered(
        fmt::format("The file is of format {}, this program reads format {}. Use the Headrow that wrote "
                    "it, or a newer one.",
                    version, kVersion));
  }
  const std::size_t length = static_cast<unsigned char>(mark[kMark.size() + 1]);
  const std::size_t rest = length + 16 + crypto_pwhash_SALTBYTES;
  const std::string bytes = take(in, rest);
  if (length > kContentLimit || bytes.size() != rest)
    return altered("The head of the sealed file is damaged.");
  Head head;
  head.bytes = mark + bytes;
  head.content = bytes.substr(0, length);
  head.cost.passes = read_number(std::string_view(bytes).substr(length));
  head.cost.memory = read_number(std::string_view(bytes).substr(length + 8));
  head.salt = bytes.substr(length + 16);
  const bool bearable = head.cost.passes >= crypto_pwhash_OPSLIMIT_MIN && head.cost.passes <= kPassesLimit &&
                        head.cost.memory >= crypto_pwhash_MEMLIMIT_MIN && head.cost.memory <= kMemoryLimit;
  if (!bearable) return altered("The head of the sealed file is damaged.");
  return head;
}

Result<void> check_passphrase(std::string_view passphrase) {
  if (!passphrase.empty()) return {};
  return fail(ProblemCode::BadInput, "The passphrase is empty. Give one.");
}

void ready() {
  if (::sodium_init() < 0) throw std::runtime_error("The library of ciphers cannot be started.");
}

}  // namespace

struct SealedWriter::State {
  std::ostream& out;
  std::string head;
  crypto_secretstream_xchacha20poly1305_state stream;
  std::string waiting = {};  ///< of the block that is not full yet
};

SealedWriter::SealedWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
SealedWriter::~SealedWriter() {
  ::sodium_memzero(&state_->stream, sizeof state_->stream);
}

Result<std::unique_ptr<SealedWriter>> SealedWriter::begin(std::ostream& out, std::string_view content,
                                                          std::string_view passphrase,
                                                          const SealingCost& cost) {
  ready();
  if (auto good = check_passphrase(passphrase); !good) return tl::unexpected(good.error());
  std::string salt(crypto_pwhash_SALTBYTES, '\0');
  ::randombytes_buf(salt.data(), salt.size());
  Key key;
  if (auto made = key.make(passphrase, salt, cost); !made) return tl::unexpected(made.error());
  auto state =
      std::make_unique<State>(State{out, head_bytes(content.substr(0, kContentLimit), cost, salt), {}});
  std::string start(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
  ::crypto_secretstream_xchacha20poly1305_init_push(&state->stream, raw(start), key.data());
  out << state->head << start;
  if (!out) return fail(ProblemCode::Failed, "The sealed file cannot be written: is the disk full?");
  return std::unique_ptr<SealedWriter>(new SealedWriter(std::move(state)));
}

Result<void> SealedWriter::seal_block(unsigned char tag) {
  State& state = *state_;
  std::string sealed(state.waiting.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
  ::crypto_secretstream_xchacha20poly1305_push(&state.stream, raw(sealed), nullptr,
                                               raw(std::string_view(state.waiting)), state.waiting.size(),
                                               raw(std::string_view(state.head)), state.head.size(), tag);
  state.waiting.clear();
  state.out.write(sealed.data(), static_cast<std::streamsize>(sealed.size()));
  if (!state.out) return fail(ProblemCode::Failed, "The sealed file cannot be written: is the disk full?");
  return {};
}

Result<void> SealedWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    // A full block waits until more comes, so that the last one can say that it is the last.
    if (state_->waiting.size() == kBlock) {
      if (auto sealed = seal_block(crypto_secretstream_xchacha20poly1305_TAG_MESSAGE); !sealed) return sealed;
    }
    const auto part = bytes.substr(0, kBlock - state_->waiting.size());
    state_->waiting += part;
    bytes.remove_prefix(part.size());
  }
  return {};
}

Result<void> SealedWriter::finish() {
  if (auto sealed = seal_block(crypto_secretstream_xchacha20poly1305_TAG_FINAL); !sealed) return sealed;
  state_->out.flush();
  if (!state_->out) return fail(ProblemCode::Failed, "The sealed file cannot be written: is the disk full?");
  return {};
}

struct SealedReader::State {
  std::istream& in;
  std::string head;
  crypto_secretstream_xchacha20poly1305_state stream;
  std::string block = {};  ///< opened, of which `taken` were given out
  std::size_t taken = 0;
  bool first = true, ended = false;
};

SealedReader::SealedReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
SealedReader::~SealedReader() {
  ::sodium_memzero(&state_->stream, sizeof state_->stream);
}

Result<std::unique_ptr<SealedReader>> SealedReader::begin(std::istream& in, std::string_view content,
                                                          std::string_view passphrase) {
  ready();
  if (auto good = check_passphrase(passphrase); !good) return tl::unexpected(good.error());
  const auto head = read_head(in);
  if (!head) return tl::unexpected(head.error());
  if (head->content != content) {
    return altered(
        fmt::format("The sealed file holds something other than the {} that was asked for. Name the right "
                    "file.",
                    content));
  }
  const std::string start = take(in, crypto_secretstream_xchacha20poly1305_HEADERBYTES);
  if (start.size() != crypto_secretstream_xchacha20poly1305_HEADERBYTES)
    return altered("The sealed file ends within its head: it was cut off.");
  Key key;
  if (auto made = key.make(passphrase, head->salt, head->cost); !made) return tl::unexpected(made.error());
  auto state = std::make_unique<State>(State{in, head->bytes, {}});
  ::crypto_secretstream_xchacha20poly1305_init_pull(&state->stream, raw(std::string_view(start)), key.data());
  return std::unique_ptr<SealedReader>(new SealedReader(std::move(state)));
}

Result<void> SealedReader::open_block() {
  State& state = *state_;
  const std::string sealed = take(state.in, kSealedBlock);
  if (sealed.size() < crypto_secretstream_xchacha20poly1305_ABYTES)
    return altered("The sealed file was cut off: its end is missing. Use another copy.");
  state.block.resize(sealed.size() - crypto_secretstream_xchacha20poly1305_ABYTES);
  state.taken = 0;
  unsigned char tag = 0;
  const int opened = ::crypto_secretstream_xchacha20poly1305_pull(
      &state.stream, raw(state.block), nullptr, &tag, raw(std::string_view(sealed)), sealed.size(),
      raw(std::string_view(state.head)), state.head.size());
  if (opened != 0) {
    state.block.clear();
    return altered(state.first ? "The passphrase is wrong, or the file was altered."
                               : "The sealed file was altered or cut off. Use another copy.");
  }
  state.first = false;
  state.ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  if (!state.ended && state.block.size() != kBlock)
    return altered("The sealed file was altered or cut off. Use another copy.");
  if (state.ended && state.in.peek() != std::istream::traits_type::eof())
    return altered("Something was added to the end of the sealed file. Use another copy.");
  return {};
}

Result<std::size_t> SealedReader::read(std::span<char> buffer) {
  State& state = *state_;
  while (state.taken == state.block.size()) {
    if (state.ended || buffer.empty()) return 0;
    if (auto opened = open_block(); !opened) {
      state.block.clear();
      state.taken = 0;
      return tl::unexpected(opened.error());
    }
  }
  const std::size_t count = std::min(buffer.size(), state.block.size() - state.taken);
  std::copy_n(state.block.data() + state.taken, count, buffer.data());
  state.taken += count;
  return count;
}

Result<std::string> SealedReader::read_exactly(std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t filled = 0;
  while (filled < count) {
    const auto got = read(std::span(bytes).subspan(filled));
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return altered("The sealed file holds less than it says. Use another copy.");
    filled += *got;
  }
  return bytes;
}

}  // namespace headrow::formats

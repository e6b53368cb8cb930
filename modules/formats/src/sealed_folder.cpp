#include "headrow/formats/sealed_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace headrow::formats {
namespace {

namespace fs = std::filesystem;

// The stream is a row of frames: a letter (F a file, M the manifest), then two numbers of eight bytes, the
// lengths of the name and of the bytes, then both. The manifest's bytes are lines "BLAKE2B SIZE NAME".
constexpr char kFile = 'F', kManifest = 'M';
constexpr std::size_t kPiece = std::size_t{256} * 1024;
constexpr std::uint64_t kNameLimit = 1024;
constexpr std::uint64_t kManifestLimit = std::uint64_t{256} * 1024 * 1024;

class Sum {
public:
  Sum() { ::crypto_generichash_init(&state_, nullptr, 0, crypto_generichash_BYTES); }
  void add(std::string_view bytes) {
    ::crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  std::string finish() {
    std::array<unsigned char, crypto_generichash_BYTES> sum{};
    ::crypto_generichash_final(&state_, sum.data(), sum.size());
    std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
    ::sodium_bin2hex(hex.data(), hex.size(), sum.data(), sum.size());
    return hex.data();
  }

private:
  crypto_generichash_state state_{};
};

std::string frame_head(char letter, std::uint64_t name, std::uint64_t bytes) {
  std::string head(1, letter);
  for (const std::uint64_t number : {name, bytes}) {
    for (int i = 0; i < 8; ++i) head += static_cast<char>(number >> (8 * i) & 0xff);
  }
  return head;
}

std::uint64_t number_at(std::string_view head, std::size_t begin) {
  std::uint64_t number = 0;
  for (std::size_t i = 8; i-- > 0;) number = number << 8 | static_cast<unsigned char>(head[begin + i]);
  return number;
}

/// Relative, and nowhere up: each part is a name.
bool stays_below(const std::string& name) {
  const fs::path path(name);
  if (name.empty() || path.is_absolute() || name.find('\0') != std::string::npos) return false;
  return std::all_of(path.begin(), path.end(),
                     [](const fs::path& part) { return !part.empty() && part != "." && part != ".."; });
}

std::string manifest_text(const std::vector<SealedEntry>& entries) {
  std::string text;
  for (const SealedEntry& entry : entries) {
    text += fmt::format("{} {} {}\n", entry.blake2b, entry.bytes, entry.name);
  }
  return text;
}

Where at(const fs::path& file) {
  return Where{file.string(), 0, "", ""};
}

tl::unexpected<Problem> cannot_write(const fs::path& file) {
  const int error = errno;
  return fail(ProblemCode::Failed, fmt::format("The file cannot be written: {}.", std::strerror(error)),
              at(file));
}

/// A file that is being unpacked: new, for its owner alone, on disk when it is closed.
class NewFile {
public:
  explicit NewFile(const fs::path& file)
      : number_(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {}
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (number_ >= 0) ::close(number_);
  }
  bool open() const { return number_ >= 0; }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  bool flush() const { return ::fsync(number_) == 0; }

private:
  int number_;
};

Result<SealedEntry> unpack_file(SealedReader& in, const std::string& name, std::uint64_t bytes,
                                const fs::path& folder) {
  const fs::path file = folder / name;
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  const NewFile out(file);
  if (!out.open()) return cannot_write(file);
  SealedEntry entry{name, 0, ""};
  Sum sum;
  std::vector<char> piece(kPiece);
  while (entry.bytes < bytes) {
    const std::size_t wanted = std::min<std::uint64_t>(piece.size(), bytes - entry.bytes);
    const auto got = in.read(std::span(piece).first(wanted));
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return fail(ProblemCode::BadInput, "The sealed file holds less than it says.", at(name));
    if (!out.write({piece.data(), *got})) return cannot_write(file);
    sum.add({piece.data(), *got});
    entry.bytes += *got;
  }
  if (!out.flush()) return cannot_write(file);
  entry.blake2b = sum.finish();
  return entry;
}

Result<void> check_manifest(SealedReader& in, std::uint64_t bytes, const std::vector<SealedEntry>& entries) {
  const std::string wanted = manifest_text(entries);
  if (bytes > kManifestLimit)
    return fail(ProblemCode::BadInput, "The manifest of the sealed file is damaged.");
  const auto text = in.read_exactly(bytes);
  if (!text) return tl::unexpected(text.error());
  if (*text != wanted)
    return fail(ProblemCode::BadInput, "The files are not those that the sealed file's manifest names.");
  std::array<char, 1> more{};
  const auto left = in.read(more);
  if (!left) return tl::unexpected(left.error());
  if (*left != 0) return fail(ProblemCode::BadInput, "Something follows the manifest of the sealed file.");
  return {};
}

}  // namespace

SealedFolderWriter::~SealedFolderWriter() = default;

Result<std::unique_ptr<SealedFolderWriter>> SealedFolderWriter::begin(std::ostream& out,
                                                                      std::string_view content,
                                                                      std::string_view passphrase,
                                                                      const SealingCost& cost) {
  auto writer = SealedWriter::begin(out, content, passphrase, cost);
  if (!writer) return tl::unexpected(writer.error());
  return std::unique_ptr<SealedFolderWriter>(new SealedFolderWriter(std::move(*writer)));
}

Result<void> SealedFolderWriter::add(const std::string& name, const fs::path& file) {
  std::error_code error;
  const std::uint64_t bytes = fs::file_size(file, error);
  std::ifstream in(file, std::ios::binary);
  if (error || !in) return fail(ProblemCode::Failed, "The file cannot be read.", at(file));
  if (auto written = out_->write(frame_head(kFile, name.size(), bytes) + name); !written) return written;
  SealedEntry entry{name, 0, ""};
  Sum sum;
  std::vector<char> piece(kPiece);
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const std::string_view came(piece.data(), static_cast<std::size_t>(in.gcount()));
    entry.bytes += came.size();
    if (entry.bytes > bytes) break;
    sum.add(came);
    if (auto written = out_->write(came); !written) return written;
  }
  if (in.bad() || entry.bytes != bytes)
    return fail(ProblemCode::Failed, "The file changed while it was being read. Try again.", at(file));
  entry.blake2b = sum.finish();
  entries_.push_back(std::move(entry));
  return {};
}

Result<void> SealedFolderWriter::add_bytes(const std::string& name, std::string_view bytes) {
  if (auto written = out_->write(frame_head(kFile, name.size(), bytes.size()) + name); !written)
    return written;
  if (auto written = out_->write(bytes); !written) return written;
  Sum sum;
  sum.add(bytes);
  entries_.push_back({name, bytes.size(), sum.finish()});
  return {};
}

Result<void> SealedFolderWriter::finish() {
  const std::string text = manifest_text(entries_);
  if (auto written = out_->write(frame_head(kManifest, 0, text.size()) + text); !written) return written;
  return out_->finish();
}

Result<std::vector<SealedEntry>> unpack_sealed(std::istream& in, std::string_view content,
                                               std::string_view passphrase, const fs::path& folder) {
  auto reader = SealedReader::begin(in, content, passphrase);
  if (!reader) return tl::unexpected(reader.error());
  std::vector<SealedEntry> entries;
  for (;;) {
    const auto head = (*reader)->read_exactly(17);
    if (!head) return tl::unexpected(head.error());
    const std::uint64_t name_length = number_at(*head, 1);
    const std::uint64_t bytes = number_at(*head, 9);
    if (head->front() == kManifest && name_length == 0) {
      if (auto good = check_manifest(**reader, bytes, entries); !good) return tl::unexpected(good.error());
      return entries;
    }
    if (head->front() != kFile || name_length > kNameLimit)
      return fail(ProblemCode::BadInput, "The sealed file is not in order.");
    const auto name = (*reader)->read_exactly(name_length);
    if (!name) return tl::unexpected(name.error());
    if (!stays_below(*name))
      return fail(ProblemCode::BadInput, "A file's name leads out of the folder.", at(*name));
    auto entry = unpack_file(**reader, *name, bytes, folder);
    if (!entry) return tl::unexpected(entry.error());
    entries.push_back(std::move(*entry));
  }
}

}  // namespace headrow::formats

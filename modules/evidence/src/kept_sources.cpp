#include "kept_sources.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "headrow/formats/sha256.hpp"
#include "where.hpp"

namespace headrow::evidence {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUnfinished = ".unfinished";

/// A file descriptor that closes itself.
class Descriptor {
public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool open() const { return number_ >= 0; }

private:
  int number_;
};

tl::unexpected<Problem> failed(const fs::path& file, std::string_view what) {
  const int error = errno;
  const std::string reason = error == ENOSPC || error == EFBIG || error == EDQUOT
                                 ? "there is no space left on the disk; make room and try again"
                                 : std::strerror(error);
  return fail(error == ENOENT ? ProblemCode::NotFound : ProblemCode::Failed,
              fmt::format("{}: {}.", what, reason), in_file(file));
}

/// Reads the whole file, giving each piece to `take`, which returns false when it cannot go on (errno says
/// why).
template <typename Take>
Result<void> read_whole(const fs::path& file, Take take) {
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!in.open()) return failed(file, "The file cannot be opened");
  std::vector<char> buffer(1 << 20);
  for (;;) {
    const ssize_t count = ::read(in.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed(file, "The file cannot be read");
    if (count == 0) return {};
    if (!take(buffer.data(), static_cast<std::size_t>(count))) return failed(file, "The file cannot be kept");
  }
}

bool write_all(int descriptor, const char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t written = ::write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
  return true;
}

/// As a file that was loaded, or as the sidecar of one.
bool is_loaded(Connection& connection, const std::string& sha256) {
  Rows rows = connection.query("SELECT 1 FROM source WHERE sha256 = $1 OR sidecar = $1", sha256);
  return rows.next_chunk();
}

}  // namespace

Result<Digest> digest_of(const fs::path& file) {
  formats::Sha256 hash;
  Digest digest;
  auto read = read_whole(file, [&](const char* bytes, std::size_t count) {
    hash.add({bytes, count});
    digest.bytes += count;
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  digest.sha256 = hash.finish();
  return digest;
}

void flush_folder(const fs::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.open()) ::fsync(descriptor.number());
}

Result<KeptSource> KeptSource::copy(const fs::path& file, const Digest& digest, const fs::path& directory) {
  const fs::path finished = directory / "sources" / digest.sha256;
  KeptSource kept(fs::path(finished.string() + std::string(kUnfinished)), finished);
  const Descriptor out(::open(kept.unfinished_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!out.open()) return failed(kept.unfinished_, "The file cannot be kept in the data folder");
  formats::Sha256 hash;
  auto copied = read_whole(file, [&](const char* bytes, std::size_t count) {
    hash.add({bytes, count});
    return write_all(out.number(), bytes, count);
  });
  if (!copied) return tl::unexpected(copied.error());
  if (::fsync(out.number()) != 0)
    return failed(kept.unfinished_, "The file cannot be kept in the data folder");
  if (hash.finish() != digest.sha256) {
    return fail(ProblemCode::Conflict, "The file changed while it was being read. Try again.", in_file(file));
  }
  return kept;
}

KeptSource::KeptSource(KeptSource&& other) noexcept
    : unfinished_(std::exchange(other.unfinished_, {})), finished_(std::move(other.finished_)) {}

KeptSource::~KeptSource() {
  std::error_code ignored;
  if (!unfinished_.empty()) fs::remove(unfinished_, ignored);
}

Result<void> KeptSource::keep() {
  if (::rename(unfinished_.c_str(), finished_.c_str()) != 0)
    return failed(finished_, "The kept file has no name");
  unfinished_.clear();
  flush_folder(finished_.parent_path());
  return {};
}

Result<void> settle_kept_sources(Connection& connection, const fs::path& directory) {
  std::error_code error;
  std::vector<fs::path> unfinished;
  for (const auto& entry : fs::directory_iterator(directory / "sources", error)) {
    if (entry.path().extension() == kUnfinished) unfinished.push_back(entry.path());
  }
  for (const fs::path& path : unfinished) {
    const fs::path finished = path.parent_path() / path.stem();
    if (is_loaded(connection, finished.filename().string())) {
      fs::rename(path, finished, error);
    } else {
      fs::remove(path, error);
    }
    if (error) {
      return fail(ProblemCode::Failed,
                  fmt::format("A file left by a load that was cut short: {}.", error.message()),
                  in_file(path));
    }
  }
  if (!unfinished.empty()) flush_folder(directory / "sources");
  return {};
}

}  // namespace headrow::evidence

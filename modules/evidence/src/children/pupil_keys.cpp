#include "children/pupil_keys.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "kept_sources.hpp"
#include "where.hpp"

namespace headrow::evidence::children {

namespace {

namespace fs = std::filesystem;

Result<void> cannot(const fs::path& file, std::string_view what) {
  return fail(ProblemCode::Failed,
              fmt::format("The secret by which pupils are known {}: {}.", what, std::strerror(errno)),
              in_file(file));
}

/// Written whole under another name first: a secret cut short would make other pupils of all.
Result<void> make_key(const fs::path& file) {
  std::array<unsigned char, 32> key{};
  randombytes_buf(key.data(), key.size());
  const fs::path unfinished = file.string() + ".new";
  const int descriptor = ::open(unfinished.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  if (descriptor < 0) return cannot(file, "cannot be made");
  const bool written = ::write(descriptor, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
                       ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!written || ::rename(unfinished.c_str(), file.c_str()) != 0) return cannot(file, "cannot be made");
  flush_folder(file.parent_path());
  return {};
}

}  // namespace

Result<PupilKeys> PupilKeys::open(const fs::path& directory) {
  if (sodium_init() < 0) return fail(ProblemCode::Failed, "The cryptographic library cannot be used.");
  const fs::path file = directory / "pupils.key";
  if (!fs::exists(file)) {
    if (auto made = make_key(file); !made) return tl::unexpected(made.error());
  }
  PupilKeys keys;
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(keys.key_.data()), static_cast<std::streamsize>(keys.key_.size()));
  if (!in || in.peek() != std::ifstream::traits_type::eof()) {
    return fail(
        ProblemCode::Failed,
        "The secret by which pupils are known is damaged. Put it back from a backup: with another one "
        "every pupil would be somebody else.",
        in_file(file));
  }
  return keys;
}

duckdb_hugeint PupilKeys::hash(std::string_view upn) const {
  duckdb_hugeint value{};
  static_assert(sizeof value == 16);
  crypto_generichash(reinterpret_cast<unsigned char*>(&value), sizeof value,
                     reinterpret_cast<const unsigned char*>(upn.data()), upn.size(), key_.data(),
                     key_.size());
  return value;
}

}  // namespace headrow::evidence::children

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "byte_source.hpp"

namespace headrow::formats {

namespace {

class Descriptor {
public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

private:
  int number_;
};

class FileSource final : public ByteSource {
public:
  // The descriptor is shared by forks: each reads at its own offset.
  FileSource(std::shared_ptr<const Descriptor> descriptor, std::uint64_t size, std::uint64_t offset)
      : descriptor_(std::move(descriptor)), size_(size), offset_(offset) {}

  Result<std::size_t> read(std::span<char> room) override {
    for (;;) {
      const ssize_t came =
          ::pread(descriptor_->number(), room.data(), room.size(), static_cast<off_t>(offset_));
      if (came >= 0) {
        offset_ += static_cast<std::uint64_t>(came);
        return static_cast<std::size_t>(came);
      }
      if (errno != EINTR) {
        return fail(ProblemCode::Failed, fmt::format("The file cannot be read: {}.", std::strerror(errno)));
      }
    }
  }

  std::unique_ptr<ByteSource> fork() const override {
    return std::make_unique<FileSource>(descriptor_, size_, offset_);
  }
  std::uint64_t bytes_done() const override { return offset_; }
  std::uint64_t bytes_total() const override { return size_; }

private:
  std::shared_ptr<const Descriptor> descriptor_;
  std::uint64_t size_;
  std::uint64_t offset_;
};

class MemorySource final : public ByteSource {
public:
  MemorySource(std::string_view bytes, std::size_t offset) : bytes_(bytes), offset_(offset) {}

  Result<std::size_t> read(std::span<char> room) override {
    const std::size_t count = std::min(room.size(), bytes_.size() - offset_);
    std::copy_n(bytes_.data() + offset_, count, room.data());
    offset_ += count;
    return count;
  }

  std::unique_ptr<ByteSource> fork() const override {
    return std::make_unique<MemorySource>(bytes_, offset_);
  }
  std::uint64_t bytes_done() const override { return offset_; }
  std::uint64_t bytes_total() const override { return bytes_.size(); }

private:
  std::string_view bytes_;
  std::size_t offset_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file_source(const std::filesystem::path& file) {
  const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return fail(missing ? ProblemCode::NotFound : ProblemCode::Failed,
                missing ? std::string("There is no such file.")
                        : fmt::format("The file cannot be opened: {}.", std::strerror(errno)));
  }
  auto descriptor = std::make_shared<const Descriptor>(number);
  struct stat status{};
  if (::fstat(number, &status) != 0) {
    return fail(ProblemCode::Failed, fmt::format("The file cannot be read: {}.", std::strerror(errno)));
  }
  if (!S_ISREG(status.st_mode)) {
    return fail(ProblemCode::BadInput, "This is not a file: give the path of a CSV file or a workbook.");
  }
  return std::make_unique<FileSource>(std::move(descriptor), static_cast<std::uint64_t>(status.st_size), 0);
}

std::unique_ptr<ByteSource> memory_source(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes, 0);
}

}  // namespace headrow::formats

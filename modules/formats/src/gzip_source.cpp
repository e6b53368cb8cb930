#include <zlib.h>

#include <algorithm>
#include <new>
#include <vector>

#include "byte_source.hpp"

namespace headrow::formats {

namespace {

constexpr std::size_t kPackedBytes = 64UL * 1024;
constexpr int kGzipOnly = 16 + MAX_WBITS;  // zlib.h: 16 more than the window asks for a gzip header

class GzipSource final : public ByteSource {
public:
  explicit GzipSource(std::unique_ptr<ByteSource> packed) : packed_(std::move(packed)), input_(kPackedBytes) {
    if (::inflateInit2(&stream_, kGzipOnly) != Z_OK) throw std::bad_alloc();
  }

  GzipSource(const GzipSource& other)
      : packed_(other.packed_->fork()),
        input_(other.input_),
        in_member_(other.in_member_),
        padded_(other.padded_),
        ended_(other.ended_) {
    // zlib's own copy function takes a pointer to non-const, and changes nothing behind it.
    if (::inflateCopy(&stream_, const_cast<z_stream*>(&other.stream_)) != Z_OK) throw std::bad_alloc();
    if (stream_.next_in != nullptr) {
      const auto used = other.stream_.next_in - reinterpret_cast<const Bytef*>(other.input_.data());
      stream_.next_in = reinterpret_cast<Bytef*>(input_.data()) + used;
    }
  }

  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override { ::inflateEnd(&stream_); }

  Result<std::size_t> read(std::span<char> room) override {
    stream_.next_out = reinterpret_cast<Bytef*>(room.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(room.size(), 1U << 30));
    const uInt asked = stream_.avail_out;
    while (stream_.avail_out == asked && !ended_) {
      if (auto ready = have_input(); !ready) return tl::unexpected(ready.error());
      if (stream_.avail_in == 0) {
        if (in_member_) return cut_short();
        ended_ = true;
        break;
      }
      if (auto step = in_member_ ? unpack() : begin_member(); !step) return tl::unexpected(step.error());
    }
    return asked - stream_.avail_out;
  }

  std::unique_ptr<ByteSource> fork() const override { return std::make_unique<GzipSource>(*this); }
  std::uint64_t bytes_done() const override { return packed_->bytes_done() - stream_.avail_in; }
  std::uint64_t bytes_total() const override { return packed_->bytes_total(); }

private:
  static tl::unexpected<Problem> cut_short() {
    return fail(
        ProblemCode::BadInput,
        "The gzip file ends too early, so rows are missing: it was not copied or downloaded completely. "
        "Fetch it again.");
  }

  static tl::unexpected<Problem> damaged() {
    return fail(ProblemCode::BadInput,
                "The gzip file is damaged and cannot be unpacked further. Fetch it again.");
  }

  Result<void> have_input() {
    if (stream_.avail_in > 0) return {};
    const auto came = packed_->read(input_);
    if (!came) return tl::unexpected(came.error());
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(*came);
    return {};
  }

  Result<void> unpack() {
    const int outcome = ::inflate(&stream_, Z_NO_FLUSH);
    if (outcome == Z_STREAM_END) {
      in_member_ = false;
    } else if (outcome == Z_MEM_ERROR) {
      throw std::bad_alloc();
    } else if (outcome != Z_OK) {
      return damaged();
    }
    return {};
  }

  /// Behind one stream: another begins, or noughts fill the file up (as tape blocks were), or it is damaged.
  Result<void> begin_member() {
    while (stream_.avail_in > 0 && *stream_.next_in == 0) {
      ++stream_.next_in;
      --stream_.avail_in;
      padded_ = true;
    }
    if (stream_.avail_in == 0) return {};
    constexpr Bytef first_of_gzip = 0x1F;
    if (padded_ || *stream_.next_in != first_of_gzip || ::inflateReset(&stream_) != Z_OK) return damaged();
    in_member_ = true;
    return {};
  }

  std::unique_ptr<ByteSource> packed_;
  std::vector<char> input_;
  z_stream stream_{};
  bool in_member_ = true;
  bool padded_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> gzip_source(std::unique_ptr<ByteSource> packed) {
  return std::make_unique<GzipSource>(std::move(packed));
}

}  // namespace headrow::formats

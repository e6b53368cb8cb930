#include "text_source.hpp"

#include <algorithm>
#include <cstring>

#include "windows_1252.hpp"

namespace headrow::formats {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Whether `source` goes on as UTF-8 to its end. A stream that breaks off is judged by what came: the break
/// itself is reported when the rows before it have been read.
bool goes_on_as_utf8(ByteSource& source, Utf8Check check) {
  std::vector<char> piece(TextSource::kLeastRoom);
  for (;;) {
    const auto came = source.read(piece);
    if (!came) return true;
    if (*came == 0) return check.complete();
    if (!check.feed({piece.data(), *came})) return false;
  }
}

}  // namespace

TextSource::TextSource(std::unique_ptr<ByteSource> source, std::string head)
    : source_(std::move(source)), head_(std::move(head)) {
  if (head_.starts_with(kByteOrderMark)) {
    head_.erase(0, kByteOrderMark.size());
    encoding_ = Encoding::Utf8WithMark;
  }
}

std::string_view TextSource::encoding() const {
  switch (encoding_) {
    case Encoding::Utf8WithMark:
      return "UTF-8 with BOM";
    case Encoding::Windows1252:
      return "Windows-1252";
    case Encoding::Undecided:
    case Encoding::Utf8:
      break;
  }
  return "UTF-8";
}

Result<std::size_t> TextSource::read_bytes(std::span<char> room) {
  if (head_.empty()) return source_->read(room);
  const std::size_t count = std::min(room.size(), head_.size());
  std::copy_n(head_.data(), count, room.data());
  head_.erase(0, count);
  return count;
}

void TextSource::decide(std::string_view from_first_beyond_ascii) {
  Utf8Check check;
  bool utf8 = check.feed(from_first_beyond_ascii) && check.feed(head_);
  if (utf8) utf8 = goes_on_as_utf8(*source_->fork(), check);
  encoding_ = utf8 ? Encoding::Utf8 : Encoding::Windows1252;
}

Result<std::size_t> TextSource::read(std::span<char> room) {
  // Before the encoding is known a piece may yet have to grow, so only a third of the room is asked for.
  const bool may_grow = encoding_ == Encoding::Undecided || encoding_ == Encoding::Windows1252;
  auto came = read_bytes(may_grow ? room.first(room.size() / kMostUtf8PerByte) : room);
  if (!came || *came == 0) {
    if (came && encoding_ == Encoding::Utf8WithMark && !check_.complete()) doubtful_ = true;
    return came;
  }
  const std::string_view piece(room.data(), *came);
  if (std::memchr(piece.data(), 0, piece.size()) != nullptr) doubtful_ = true;
  if (encoding_ == Encoding::Utf8WithMark && !check_.feed(piece)) doubtful_ = true;
  if (encoding_ == Encoding::Undecided) {
    const std::size_t ascii = ascii_prefix(piece);
    if (ascii < piece.size()) decide(piece.substr(ascii));
  }
  if (encoding_ != Encoding::Windows1252) return *came;
  raw_.assign(piece.begin(), piece.end());
  return windows_1252_to_utf8({raw_.data(), raw_.size()}, room.data());
}

}  // namespace headrow::formats

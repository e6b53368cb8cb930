#pragma once

#include <array>
#include <functional>
#include <ostream>
#include <streambuf>
#include <string_view>

namespace headrow::app {

/// A stream whose bytes go to a function, in blocks; once it gives false, nobody listens and the stream
/// fails.
class OutputStream final : public std::ostream {
public:
  using Sink = std::function<bool(std::string_view)>;
  explicit OutputStream(Sink sink) : std::ostream(nullptr), buffer_(std::move(sink)) { rdbuf(&buffer_); }

private:
  class Buffer final : public std::streambuf {
  public:
    explicit Buffer(Sink sink) : sink_(std::move(sink)) {
      setp(block_.data(), block_.data() + block_.size());
    }

  protected:
    int_type overflow(int_type letter) override {
      if (sync() != 0) return traits_type::eof();
      if (traits_type::eq_int_type(letter, traits_type::eof())) return traits_type::not_eof(letter);
      *pptr() = traits_type::to_char_type(letter);
      pbump(1);
      return letter;
    }
    int sync() override {
      const std::string_view bytes(pbase(), static_cast<std::size_t>(pptr() - pbase()));
      if (!bytes.empty() && !sink_(bytes)) return -1;
      setp(block_.data(), block_.data() + block_.size());
      return 0;
    }

  private:
    Sink sink_;
    std::array<char, 4096> block_;
  };
  Buffer buffer_;
};

}  // namespace headrow::app

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "headrow/base/result.hpp"

namespace headrow::formats {

/// SHA-256 (FIPS 180-4) of bytes that come in pieces.
class Sha256 {
public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  /// 64 hexadecimal digits in lower case. Ends the sum: nothing can be added afterwards.
  std::string finish();

private:
  struct State;
  std::unique_ptr<State> state_;
};

/// 64 hexadecimal digits.
std::string sha256_of(std::string_view bytes);

/// The same of a file on disk, read in pieces. NotFound, BadInput (no file) or Failed.
Result<std::string> sha256_of_file(const std::filesystem::path& file);

}  // namespace headrow::formats

#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "headrow/base/result.hpp"

namespace headrow::http {

/// Owns a file descriptor.
class Descriptor {
public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }
  void close();

private:
  int number_ = -1;
};

/// A listening socket at `path` that only its owner may open (mode 0600 from the first moment). A file left
/// behind by a process that died is replaced; Conflict when somebody listens there.
Result<Descriptor> listen_local(const std::filesystem::path& path);

/// nullopt when nobody listens there.
Result<std::optional<Descriptor>> connect_local(const std::filesystem::path& path);

/// Sends everything; false once the other side has gone.
bool send_all(const Descriptor& socket, std::string_view bytes);

}  // namespace headrow::http

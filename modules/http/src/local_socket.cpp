#include "local_socket.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace headrow::http {
namespace {

Problem system_problem(const std::filesystem::path& path, const char* what) {
  const std::string reason = std::generic_category().message(errno);
  return {ProblemCode::Failed, fmt::format("The socket could not be {}: {}.", what, reason),
          Where{path.string(), 0, "", ""}};
}

/// A socket's address holds about a hundred bytes, and a data folder may lie deeper: the folder is opened,
/// and the address leads through its descriptor.
struct Address {
  Descriptor folder;
  sockaddr_un name{};
};

Result<Address> address_of(const std::filesystem::path& path) {
  const auto parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  Address address{Descriptor(::open(parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)), {}};
  if (!address.folder) return tl::unexpected(system_problem(path, "reached"));
  const auto text = fmt::format("/proc/self/fd/{}/{}", address.folder.number(), path.filename().string());
  if (text.size() >= sizeof(address.name.sun_path)) {
    return fail(ProblemCode::BadUsage, "The name of the socket is too long.",
                Where{path.string(), 0, "", ""});
  }
  address.name.sun_family = AF_UNIX;
  std::memcpy(address.name.sun_path, text.c_str(), text.size() + 1);
  return address;
}

Descriptor new_socket() {
  return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

const sockaddr* plain(const Address& address) {
  return reinterpret_cast<const sockaddr*>(&address.name);
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

Descriptor::~Descriptor() {
  close();
}

void Descriptor::close() {
  if (number_ >= 0) ::close(std::exchange(number_, -1));
}

Result<Descriptor> listen_local(const std::filesystem::path& path) {
  auto earlier = connect_local(path);
  if (!earlier) return tl::unexpected(earlier.error());
  if (*earlier) {
    return fail(ProblemCode::Conflict, "Another server answers for this data folder.",
                Where{path.string(), 0, "", ""});
  }
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  auto address = address_of(path);
  if (!address) return tl::unexpected(address.error());
  Descriptor socket = new_socket();
  // Linux gives the file the mode of the unbound socket: there is no moment at which others could connect.
  if (!socket || ::fchmod(socket.number(), S_IRUSR | S_IWUSR) != 0 ||
      ::bind(socket.number(), plain(*address), sizeof(address->name)) != 0 ||
      ::listen(socket.number(), SOMAXCONN) != 0) {
    return tl::unexpected(system_problem(path, "made"));
  }
  return socket;
}

Result<std::optional<Descriptor>> connect_local(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_socket(path, error)) return std::nullopt;
  auto address = address_of(path);
  if (!address) return tl::unexpected(address.error());
  Descriptor socket = new_socket();
  if (!socket) return tl::unexpected(system_problem(path, "opened"));
  if (::connect(socket.number(), plain(*address), sizeof(address->name)) == 0)
    return std::optional(std::move(socket));
  if (errno == ECONNREFUSED || errno == ENOENT) return std::nullopt;
  return tl::unexpected(system_problem(path, "opened"));
}

bool send_all(const Descriptor& socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace headrow::http

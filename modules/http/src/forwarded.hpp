#pragma once

#include "headrow/http/message.hpp"

namespace headrow::http {

/// True for an address of this machine, and for none.
bool on_loopback(std::string_view address);

/// Takes who asks, and whether over TLS, from what a reverse proxy on this machine says of a request
/// (X-Forwarded-For, of which it writes the last address, and X-Forwarded-Proto). What came from another
/// machine is left as it is, for anybody can write such fields; so is an address that is none.
void take_forwarded(Request& request);

}  // namespace headrow::http

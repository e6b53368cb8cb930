#pragma once

#include <map>
#include <string>

#include "headrow/base/result.hpp"

namespace headrow::sign_in {

/// The body of a 200 answer, at most 1 MiB, asked over TLS (plain HTTP of loopback alone), within ten
/// seconds, without following redirections. Unavailable otherwise.
Result<std::string> fetch(const std::string& url);

/// The same of a form that is sent, with a client's name and secret in the Authorization field.
Result<std::string> send_form(const std::string& url, const std::map<std::string, std::string>& form,
                              const std::string& user, const std::string& password);

/// A text as addresses and forms take it (RFC 3986).
std::string url_encoded(const std::string& text);

}  // namespace headrow::sign_in

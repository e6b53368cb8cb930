#pragma once

#include "headrow/http/message.hpp"
#include "headrow/sign_in/sign_in.hpp"

namespace headrow::sign_in::api {

/// Says who sends a request: the holder of a machine's token, the person of a cookie, or nobody. A session
/// that lacks its second factor is nobody's yet, though it is known; one by a parent's link holds the grants
/// of their own child alone. Thread-safe.
class Gatekeeper {
public:
  explicit Gatekeeper(SignIn& sign_in) : sign_in_(sign_in) {}

  http::Asker identify(const http::Request& request) const;

private:
  http::Asker by_token(std::string_view token) const;
  http::Asker by_session(const Session& session) const;
  http::Asker nobody() const;

  SignIn& sign_in_;
};

}  // namespace headrow::sign_in::api

#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "headrow/base/result.hpp"
#include "headrow/sign_in/identity_provider.hpp"

namespace headrow::sign_in {

/// What an id token must say to be taken.
struct ExpectedToken {
  std::string issuer, client_id, nonce;
};

/// Verifies an id token and gives whom it is about (OpenID Connect Core 1.0, 3.1.3.7): signed by a key of
/// `keys` (a JSON Web Key Set) with RS256, PS256 or ES256, which must be the key's own kind; of the issuer,
/// for this client and this sign-in; not expired and not from the future, give or take a minute. NotFound
/// when the set has no such key (it may have been changed since it was fetched); BadInput with the reason for
/// everything else, unsigned tokens among it.
Result<Identity> verify_id_token(std::string_view token, std::string_view keys, const ExpectedToken& expected,
                                 std::chrono::sys_seconds now);

}  // namespace headrow::sign_in

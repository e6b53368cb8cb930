#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/records/people.hpp"

namespace headrow::sign_in {

/// Gives a role to whom a provider says something of.
struct ClaimRule {
  std::string claim;   ///< "groups", "organisation.urn": members of objects after dots
  std::string equals;  ///< the claim's text, or one of its list; "" is any
  records::NewGrant grant;
  std::string scope_claim;  ///< the claim that holds the scope's code; "" takes the grant's own
};

/// A provider of OpenID Connect, as DIR/single_sign_on.toml has it.
struct IdentityProvider {
  std::string code, title;
  std::string issuer;  ///< as its tokens say, to the letter
  std::string client_id, client_secret;
  std::string scopes = "openid email profile";
  bool second_factor = false;  ///< it asks everybody for one; otherwise a token must say so (`amr`: "mfa")
  std::vector<ClaimRule> rules;
};

/// The providers of a file; none where there is no such file. BadInput with line and key, also for rules that
/// give a role which is unknown or cannot be had in their scope.
Result<std::vector<IdentityProvider>> read_identity_providers(const std::filesystem::path& file,
                                                              const records::Roles& roles);

/// Who a provider says somebody is.
struct Identity {
  std::string issuer, subject;
  std::string email;  ///< "" unless the provider has verified it
  std::string name;
  std::string claims;  ///< all of them, as JSON
};

/// Whether the provider has asked for a second factor: by its settings, or by the "mfa" of RFC 8176 in `amr`.
bool proven_twice(const IdentityProvider& provider, const Identity& identity);

/// The grants that a provider's rules give for an identity, each once.
std::vector<records::NewGrant> grants_by_rules(const IdentityProvider& provider, const Identity& identity);

}  // namespace headrow::sign_in

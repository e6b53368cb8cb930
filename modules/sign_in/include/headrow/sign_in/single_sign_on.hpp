#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/sign_in/id_token.hpp"
#include "headrow/sign_in/sign_in.hpp"

namespace headrow::sign_in {

/// Signing in through an authority's own provider: OpenID Connect's authorization code with PKCE (RFC 7636,
/// S256). What a browser began with can be finished in the same browser alone, once, within ten minutes.
/// Thread-safe.
class SingleSignOn {
public:
  SingleSignOn(std::vector<IdentityProvider> providers, SignIn& sign_in)
      : providers_(std::move(providers)), sign_in_(sign_in) {}

  const std::vector<IdentityProvider>& providers() const { return providers_; }

  struct Begun {
    std::string url;      ///< of the provider, where the browser goes next
    std::string browser;  ///< to be left in the browser and shown again
  };
  /// NotFound for an unknown provider; Unavailable when it does not answer.
  Result<Begun> begin(std::string_view provider, const std::string& return_address);

  /// Finishes with what the provider sent the browser back with. Wrong when it cannot be proven, Problem with
  /// NotAllowed when no rule gives the person anything.
  Entry<Entered> finish(std::string_view provider, const std::string& code, const std::string& state,
                        const std::string& browser, const std::string& return_address, const Origin& origin);

private:
  struct Pending {
    std::string provider, browser_hash, nonce, verifier;
    std::chrono::sys_seconds until;
  };
  struct Known {
    std::string authorization, token, keys_address, keys;
    std::chrono::sys_seconds fetched;
  };
  const IdentityProvider* find(std::string_view code) const;
  Result<Known> known(const IdentityProvider& provider);
  Result<std::string> keys_anew(const IdentityProvider& provider, const Known& known);
  std::optional<Pending> taken(const std::string& state, std::string_view provider,
                               const std::string& browser);
  Result<Identity> identified(const IdentityProvider& provider, const Pending& pending,
                              const std::string& code, const std::string& return_address);
  Result<std::string> person_of(const IdentityProvider& provider, const Identity& identity,
                                const records::Actor& actor);
  Result<void> bring_grants(const IdentityProvider& provider, const std::string& person,
                            const std::vector<records::NewGrant>& wanted, const records::Actor& actor);

  const std::vector<IdentityProvider> providers_;
  SignIn& sign_in_;
  std::mutex mutex_;
  std::map<std::string, Pending> pending_;
  std::map<std::string, Known> known_;
};

}  // namespace headrow::sign_in

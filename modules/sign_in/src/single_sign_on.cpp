#include "headrow/sign_in/single_sign_on.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "headrow/records/sealing.hpp"
#include "outbound.hpp"

namespace headrow::sign_in {
namespace {

using nlohmann::json;

constexpr std::chrono::minutes kToFinish{10};
constexpr std::chrono::hours kKnownFor{1};
constexpr std::size_t kMostPending = 10'000;

/// BASE64URL(SHA-256(verifier)): RFC 7636, 4.2.
std::string challenge_of(const std::string& verifier) {
  std::array<unsigned char, 32> hash{};
  unsigned int size = 0;
  EVP_Digest(verifier.data(), verifier.size(), hash.data(), &size, EVP_sha256(), nullptr);
  return records::base64url({reinterpret_cast<const char*>(hash.data()), size});
}

std::string member(const json& object, const char* name) {
  return object.is_object() && object.contains(name) && object[name].is_string()
             ? object[name].get<std::string>()
             : "";
}

Entry<Entered> wrong() {
  return tl::unexpected(Refused{});
}

}  // namespace

const IdentityProvider* SingleSignOn::find(std::string_view code) const {
  const auto at = std::ranges::find(providers_, code, &IdentityProvider::code);
  return at == providers_.end() ? nullptr : &*at;
}

/// What the provider says of itself (OpenID Connect Discovery 1.0), kept for an hour.
Result<SingleSignOn::Known> SingleSignOn::known(const IdentityProvider& provider) {
  const auto now = sign_in_.now();
  {
    const std::lock_guard lock(mutex_);
    const auto at = known_.find(provider.code);
    if (at != known_.end() && now - at->second.fetched < kKnownFor) return at->second;
  }
  const auto text = fetch(provider.issuer + "/.well-known/openid-configuration");
  if (!text) return tl::unexpected(text.error());
  const json said = json::parse(*text, nullptr, false);
  Known known{member(said, "authorization_endpoint"), member(said, "token_endpoint"),
              member(said, "jwks_uri"), "", now};
  if (member(said, "issuer") != provider.issuer || known.authorization.empty() || known.token.empty() ||
      known.keys_address.empty())
    return fail(ProblemCode::Unavailable, "The provider describes another than the one that is set.");
  auto keys = fetch(known.keys_address);
  if (!keys) return tl::unexpected(keys.error());
  known.keys = std::move(*keys);
  const std::lock_guard lock(mutex_);
  known_[provider.code] = known;
  return known;
}

/// Fetches the keys once more: they may have been changed since.
Result<std::string> SingleSignOn::keys_anew(const IdentityProvider& provider, const Known& known) {
  auto keys = fetch(known.keys_address);
  if (!keys) return keys;
  const std::lock_guard lock(mutex_);
  known_[provider.code].keys = *keys;
  return keys;
}

Result<SingleSignOn::Begun> SingleSignOn::begin(std::string_view code, const std::string& return_address) {
  const IdentityProvider* provider = find(code);
  if (provider == nullptr) return fail(ProblemCode::NotFound, "There is no such provider.");
  const auto said = known(*provider);
  if (!said) return tl::unexpected(said.error());
  const std::string state = records::new_secret_token(), browser = records::new_secret_token();
  Pending pending{provider->code, records::secret_token_hash(browser), records::new_secret_token(),
                  records::new_secret_token(), sign_in_.now() + kToFinish};
  const std::map<std::string, std::string> query = {{"response_type", "code"},
                                                    {"client_id", provider->client_id},
                                                    {"redirect_uri", return_address},
                                                    {"scope", provider->scopes},
                                                    {"state", state},
                                                    {"nonce", pending.nonce},
                                                    {"code_challenge", challenge_of(pending.verifier)},
                                                    {"code_challenge_method", "S256"}};
  std::string url = said->authorization + (said->authorization.find('?') == std::string::npos ? "?" : "&");
  for (const auto& [name, value] : query) url += name + "=" + url_encoded(value) + "&";
  url.pop_back();
  const std::lock_guard lock(mutex_);
  std::erase_if(pending_, [&](const auto& entry) { return entry.second.until <= sign_in_.now(); });
  if (pending_.size() >= kMostPending)
    return fail(ProblemCode::Unavailable,
                "Many people are signing in at this moment. Try again in a few minutes.");
  pending_[state] = std::move(pending);
  return Begun{url, browser};
}

/// What was begun under a state in this browser, which is thereby over.
std::optional<SingleSignOn::Pending> SingleSignOn::taken(const std::string& state, std::string_view provider,
                                                         const std::string& browser) {
  const std::lock_guard lock(mutex_);
  const auto at = pending_.find(state);
  if (at == pending_.end()) return std::nullopt;
  Pending pending = std::move(at->second);
  pending_.erase(at);
  const bool same = pending.provider == provider &&
                    pending.browser_hash == records::secret_token_hash(browser) &&
                    sign_in_.now() < pending.until;
  return same ? std::optional(std::move(pending)) : std::nullopt;
}

Result<Identity> SingleSignOn::identified(const IdentityProvider& provider, const Pending& pending,
                                          const std::string& code, const std::string& return_address) {
  const auto said = known(provider);
  if (!said) return tl::unexpected(said.error());
  const auto answer = send_form(said->token,
                                {{"grant_type", "authorization_code"},
                                 {"code", code},
                                 {"redirect_uri", return_address},
                                 {"code_verifier", pending.verifier}},
                                provider.client_id, provider.client_secret);
  if (!answer) return tl::unexpected(answer.error());
  const std::string token = member(json::parse(*answer, nullptr, false), "id_token");
  const ExpectedToken expected{provider.issuer, provider.client_id, pending.nonce};
  auto identity = verify_id_token(token, said->keys, expected, sign_in_.now());
  if (identity || identity.error().code != ProblemCode::NotFound) return identity;
  const auto keys = keys_anew(provider, *said);
  if (!keys) return tl::unexpected(keys.error());
  return verify_id_token(token, *keys, expected, sign_in_.now());
}

Entry<Entered> SingleSignOn::finish(std::string_view code_of_provider, const std::string& code,
                                    const std::string& state, const std::string& browser,
                                    const std::string& return_address, const Origin& origin) {
  const IdentityProvider* provider = find(code_of_provider);
  const auto pending = taken(state, code_of_provider, browser);
  if (provider == nullptr || !pending || code.empty()) return wrong();
  const auto identity = identified(*provider, *pending, code, return_address);
  if (!identity) {
    sign_in_.note_refusal("single sign-on", origin.actor);
    return wrong();
  }
  const auto person = person_of(*provider, *identity, origin.actor);
  if (!person) return tl::unexpected(Refused{Refused::Why::Problem, {}, person.error()});
  return sign_in_.with_single_sign_on(*person, proven_twice(*provider, *identity), origin);
}

}  // namespace headrow::sign_in

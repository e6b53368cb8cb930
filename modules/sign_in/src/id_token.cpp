#include "headrow/sign_in/id_token.hpp"

#include <cjose/cjose.h>

#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "headrow/records/sealing.hpp"

namespace headrow::sign_in {
namespace {

using nlohmann::json;

constexpr std::int64_t kLeeway = 60;  // seconds that clocks may differ

tl::unexpected<Problem> refuse(const char* reason) {
  return fail(ProblemCode::BadInput, std::string("The provider's token is refused: ") + reason);
}

/// The part of a compact token as JSON; null for what is none.
json part_of(std::string_view token, int which) {
  for (; which > 0; --which) token.remove_prefix(std::min(token.size(), token.find('.') + 1));
  try {
    return json::parse(records::from_base64url(token.substr(0, token.find('.'))), nullptr, false);
  } catch (const std::exception&) {
    return nullptr;
  }
}

/// The kind of key that an algorithm takes; "" for algorithms that are not taken. "none" and those by a
/// shared secret are not: a public key is no secret.
std::string_view key_kind_of(const std::string& algorithm) {
  if (algorithm == "RS256" || algorithm == "PS256") return "RSA";
  return algorithm == "ES256" ? "EC" : "";
}

/// The public parts of the key that a token names, as JSON; nullopt when the set has none.
std::optional<std::string> public_key(std::string_view keys, const json& header, std::string_view kind) {
  const json set = json::parse(keys, nullptr, false);
  if (!set.is_object() || !set.contains("keys") || !set["keys"].is_array()) return std::nullopt;
  const std::string id = header.value("kid", "");
  for (const json& key : set["keys"]) {
    if (!key.is_object() || key.value("kty", "") != kind || key.value("use", "sig") != "sig") continue;
    if (!id.empty() && key.value("kid", "") != id) continue;
    json parts{{"kty", kind}};
    for (const char* name : {"n", "e", "crv", "x", "y"})
      if (key.contains(name)) parts[name] = key[name];
    return parts.dump();
  }
  return std::nullopt;
}

bool is_signed_by(std::string_view token, const std::string& key) {
  cjose_err error{};
  const std::unique_ptr<cjose_jwk_t, decltype(&cjose_jwk_release)> imported(
      cjose_jwk_import(key.data(), key.size(), &error), &cjose_jwk_release);
  const std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)> parsed(
      cjose_jws_import(token.data(), token.size(), &error), &cjose_jws_release);
  return imported && parsed && cjose_jws_verify(parsed.get(), imported.get(), &error);
}

bool is_for(const json& claims, const std::string& client) {
  if (!claims.contains("aud")) return false;
  const json& audience = claims["aud"];
  const bool named = audience.is_array()
                         ? std::find(audience.begin(), audience.end(), json(client)) != audience.end()
                         : audience == json(client);
  const bool several = audience.is_array() && audience.size() > 1;
  if (claims.contains("azp")) return named && claims["azp"] == json(client);
  return named && !several;
}

std::int64_t seconds_of(const json& claims, const char* name, std::int64_t otherwise) {
  const auto at = claims.find(name);
  return at != claims.end() && at->is_number() ? at->get<std::int64_t>() : otherwise;
}

std::string text_of(const json& claims, const char* name) {
  const auto at = claims.find(name);
  return at != claims.end() && at->is_string() ? at->get<std::string>() : "";
}

}  // namespace

Result<Identity> verify_id_token(std::string_view token, std::string_view keys, const ExpectedToken& expected,
                                 std::chrono::sys_seconds now) {
  const json header = part_of(token, 0), claims = part_of(token, 1);
  if (!header.is_object() || !claims.is_object() || !header.contains("alg") || !header["alg"].is_string())
    return refuse("it is no signed token.");
  if (header.contains("crit")) return refuse("it asks for what is not understood.");
  const auto kind = key_kind_of(text_of(header, "alg"));
  if (kind.empty()) return refuse("its algorithm is not taken.");
  if (header.contains("kid") && !header["kid"].is_string()) return refuse("it names no key.");
  const auto key = public_key(keys, header, kind);
  if (!key) return fail(ProblemCode::NotFound, "The provider has no such key.");
  if (!is_signed_by(token, *key)) return refuse("its signature is wrong.");

  const std::int64_t seconds = now.time_since_epoch().count();
  if (text_of(claims, "iss") != expected.issuer) return refuse("it is of another issuer.");
  if (!is_for(claims, expected.client_id)) return refuse("it is for somebody else.");
  if (seconds_of(claims, "exp", 0) + kLeeway <= seconds) return refuse("it has expired.");
  if (seconds_of(claims, "iat", seconds + 2 * kLeeway) > seconds + kLeeway ||
      seconds_of(claims, "nbf", 0) > seconds + kLeeway)
    return refuse("it is from the future.");
  if (expected.nonce.empty() || text_of(claims, "nonce") != expected.nonce)
    return refuse("it belongs to another sign-in.");
  Identity identity{expected.issuer, text_of(claims, "sub"), "", text_of(claims, "name"), claims.dump()};
  if (identity.subject.empty()) return refuse("it is about nobody.");
  if (claims.contains("email_verified") && claims["email_verified"] == json(true))
    identity.email = text_of(claims, "email");
  return identity;
}

}  // namespace headrow::sign_in

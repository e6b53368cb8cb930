#include "headrow/sign_in/id_token.hpp"

#include <cjose/cjose.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "headrow/records/sealing.hpp"
#include "headrow/sign_in/identity_provider.hpp"

namespace headrow::sign_in {
namespace {

using nlohmann::json;
using std::chrono::sys_seconds;
using ::testing::HasSubstr;

const sys_seconds kNow{std::chrono::seconds(1'770'000'000)};
const ExpectedToken kExpected{"https://login.example.org", "headrow", "nonce-1"};

/// A provider's key, made for the test.
class Key {
public:
  explicit Key(const std::string& id, bool elliptic = false) {
    cjose_err error{};
    key_.reset(elliptic ? cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error)
                        : cjose_jwk_create_RSA_random(2048, nullptr, 0, &error));
    cjose_jwk_set_kid(key_.get(), id.data(), id.size(), &error);
    id_ = id;
  }
  json published() const {
    cjose_err error{};
    char* text = cjose_jwk_to_json(key_.get(), false, &error);
    json key = json::parse(text);
    std::free(text);
    key["use"] = "sig";
    return key;
  }
  std::string sign(const json& claims, const std::string& algorithm) const {
    cjose_err error{};
    const std::unique_ptr<cjose_header_t, decltype(&cjose_header_release)> header(cjose_header_new(&error),
                                                                                  &cjose_header_release);
    cjose_header_set(header.get(), CJOSE_HDR_ALG, algorithm.c_str(), &error);
    cjose_header_set(header.get(), CJOSE_HDR_KID, id_.c_str(), &error);
    const std::string text = claims.dump();
    const std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)> jws(
        cjose_jws_sign(key_.get(), header.get(), reinterpret_cast<const uint8_t*>(text.data()), text.size(),
                       &error),
        &cjose_jws_release);
    const char* compact = nullptr;
    cjose_jws_export(jws.get(), &compact, &error);
    return compact;
  }

private:
  std::string id_;
  std::unique_ptr<cjose_jwk_t, decltype(&cjose_jwk_release)> key_{nullptr, &cjose_jwk_release};
};

class IdToken : public ::testing::Test {
protected:
  json claims() const {
    return {{"iss", kExpected.issuer},    {"aud", "headrow"},       {"sub", "u1"},
            {"nonce", "nonce-1"},         {"iat", 1'770'000'000},   {"exp", 1'770'000'300},
            {"email", "ada@example.org"}, {"email_verified", true}, {"name", "Ada"}};
  }
  std::string keys() const { return json{{"keys", {rsa.published(), elliptic.published()}}}.dump(); }
  Result<Identity> verified(const std::string& token) const {
    return verify_id_token(token, keys(), kExpected, kNow);
  }
  std::string refusal(const json& changed) const {
    const auto identity = verified(rsa.sign(changed, "RS256"));
    return identity ? "taken" : identity.error().message;
  }
  json with(const char* name, json value) const {
    json changed = claims();
    changed[name] = std::move(value);
    return changed;
  }
  /// Header and claims, signed by nobody.
  static std::string unsigned_token(const json& header, const json& claims, const std::string& signature) {
    return records::base64url(header.dump()) + "." + records::base64url(claims.dump()) + "." + signature;
  }

  const Key rsa{"key-1"};
  const Key elliptic{"key-2", true};
};

TEST_F(IdToken, IsTakenWithEachAlgorithm) {
  for (const auto& token :
       {rsa.sign(claims(), "RS256"), rsa.sign(claims(), "PS256"), elliptic.sign(claims(), "ES256")}) {
    const auto identity = verified(token);
    ASSERT_TRUE(identity) << describe(identity.error());
    EXPECT_EQ(identity->subject, "u1");
    EXPECT_EQ(identity->email, "ada@example.org");
    EXPECT_EQ(identity->name, "Ada");
  }
}

TEST_F(IdToken, IsRefusedForWhatItSays) {
  EXPECT_THAT(refusal(with("iss", "https://evil.example.org")), HasSubstr("another issuer"));
  EXPECT_THAT(refusal(with("iss", "https://login.example.org/")), HasSubstr("another issuer"));
  EXPECT_THAT(refusal(with("aud", "other")), HasSubstr("somebody else"));
  EXPECT_THAT(refusal(with("aud", json::array({"headrow", "other"}))), HasSubstr("somebody else"));
  EXPECT_THAT(refusal(with("azp", "other")), HasSubstr("somebody else"));
  EXPECT_THAT(refusal(with("nonce", "nonce-2")), HasSubstr("another sign-in"));
  EXPECT_THAT(refusal(with("nonce", nullptr)), HasSubstr("another sign-in"));
  EXPECT_THAT(refusal(with("exp", 1'769'999'940)), HasSubstr("expired"));
  EXPECT_THAT(refusal(with("exp", "never")), HasSubstr("expired"));
  EXPECT_THAT(refusal(with("iat", 1'770'000'061)), HasSubstr("future"));
  EXPECT_THAT(refusal(with("nbf", 1'770'000'061)), HasSubstr("future"));
  EXPECT_THAT(refusal(with("sub", "")), HasSubstr("nobody"));
  EXPECT_EQ(refusal(with("exp", 1'769'999'941)), "taken") << "a minute's difference of the clocks";
  json both = with("aud", json::array({"other", "headrow"}));
  both["azp"] = "headrow";
  EXPECT_EQ(refusal(both), "taken");
}

TEST_F(IdToken, IsRefusedWithoutASignatureOfTheProvider) {
  const std::string good = rsa.sign(claims(), "RS256");
  const std::string signature = good.substr(good.rfind('.') + 1);
  for (const auto& token :
       {unsigned_token({{"alg", "none"}}, claims(), ""),
        unsigned_token({{"alg", "None"}, {"kid", "key-1"}}, claims(), signature),
        unsigned_token({{"alg", "RS256"}, {"kid", "key-1"}}, claims(), ""),
        unsigned_token({{"alg", "RS256"}, {"kid", "key-1"}}, with("sub", "u2"), signature),
        unsigned_token({{"alg", "RS256"}, {"kid", "key-1"}, {"crit", {"exp"}}}, claims(), signature),
        unsigned_token({{"alg", 5}}, claims(), ""), std::string(""), std::string("a.b.c"), std::string("..")})
    EXPECT_FALSE(verified(token)) << token;
  const Key stranger("key-1");
  EXPECT_THAT(verified(stranger.sign(claims(), "RS256")).error().message, HasSubstr("signature"));
}

// The public key as the secret of HS256: an old way to make tokens of one's own.
TEST_F(IdToken, IsRefusedWhenItIsSealedBySomethingPublic) {
  const std::string secret = rsa.published().dump();
  cjose_err error{};
  const std::unique_ptr<cjose_jwk_t, decltype(&cjose_jwk_release)> key(
      cjose_jwk_create_oct_spec(reinterpret_cast<const uint8_t*>(secret.data()), secret.size(), &error),
      &cjose_jwk_release);
  const std::unique_ptr<cjose_header_t, decltype(&cjose_header_release)> header(cjose_header_new(&error),
                                                                                &cjose_header_release);
  cjose_header_set(header.get(), CJOSE_HDR_ALG, "HS256", &error);
  cjose_header_set(header.get(), CJOSE_HDR_KID, "key-1", &error);
  const std::string text = claims().dump();
  const std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)> jws(
      cjose_jws_sign(key.get(), header.get(), reinterpret_cast<const uint8_t*>(text.data()), text.size(),
                     &error),
      &cjose_jws_release);
  const char* compact = nullptr;
  ASSERT_TRUE(cjose_jws_export(jws.get(), &compact, &error));
  EXPECT_THAT(verified(compact).error().message, HasSubstr("algorithm"));
}

TEST_F(IdToken, SaysWhenTheKeyIsNotInTheSetYet) {
  const Key next("key-3");
  const auto unknown = verified(next.sign(claims(), "RS256"));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ProblemCode::NotFound);
  EXPECT_EQ(verify_id_token(rsa.sign(claims(), "RS256"), "nonsense", kExpected, kNow).error().code,
            ProblemCode::NotFound);
}

TEST_F(IdToken, TakesAnAddressOnlyWhenItWasVerified) {
  for (const json& verified_claim : {json(false), json("true"), json(nullptr)})
    EXPECT_EQ(verified(rsa.sign(with("email_verified", verified_claim), "RS256"))->email, "");
}

TEST(ClaimRules, GiveGrantsByWhatTheProviderSays) {
  IdentityProvider provider;
  provider.rules = {
      {"groups", "advisers", {"improvement-adviser", records::ScopeKind::City, ""}, ""},
      {"organisation.urn", "", {"headteacher", records::ScopeKind::School, ""}, "organisation.urn"},
      {"role", "analyst", {"analyst", records::ScopeKind::City, ""}, ""}};
  const auto roles = [&](const json& claims) {
    std::string text;
    for (const auto& grant : grants_by_rules(provider, {"i", "s", "", "", claims.dump()}))
      text += grant.role + " " + grant.scope + ";";
    return text;
  };
  EXPECT_EQ(roles({{"groups", {"staff", "advisers"}}}), "improvement-adviser ;");
  EXPECT_EQ(roles({{"organisation", {{"urn", 107853}}}}), "headteacher 107853;");
  EXPECT_EQ(roles({{"organisation", {{"urn", nullptr}}}, {"role", "analyst"}}), "analyst ;");
  EXPECT_EQ(roles({{"groups", "advisersx"}, {"role", {{"analyst", true}}}}), "");
}

}  // namespace
}  // namespace headrow::sign_in

#include "headrow/sign_in/identity_provider.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "headrow/formats/toml.hpp"

namespace headrow::sign_in {
namespace {

using nlohmann::json;

ClaimRule read_rule(formats::TomlTable table, const records::Roles& roles) {
  ClaimRule rule;
  rule.claim = table.needed_text("claim");
  rule.equals = table.text("equals");
  rule.grant.role = table.needed_text("role");
  const auto kind = records::read_scope_kind(table.text("scope_kind", "city"));
  if (!kind) table.wrong("scope_kind", "There is no such kind of scope.");
  rule.grant.scope_kind = *kind;
  const records::Role* role = roles.find(rule.grant.role);
  if (role == nullptr) {
    table.wrong("role", "There is no such role.", rule.grant.role);
  } else if (!role->may_have_scope(*kind)) {
    table.wrong("scope_kind", "The role cannot be given in this kind of scope.");
  }
  rule.grant.scope = table.text("scope");
  rule.scope_claim = table.text("scope_claim");
  table.finish();
  return rule;
}

IdentityProvider read_provider(formats::TomlTable table, const std::filesystem::path& directory,
                               const records::Roles& roles) {
  IdentityProvider provider;
  provider.code = table.needed_text("code");
  provider.title = table.needed_text("title");
  provider.issuer = table.needed_text("issuer");
  provider.client_id = table.needed_text("client_id");
  provider.scopes = table.text("scopes", provider.scopes);
  provider.second_factor = table.boolean("second_factor", false);
  const std::string secret = table.needed_text("client_secret_file");
  std::ifstream file(directory / secret);
  if (!std::getline(file, provider.client_secret))
    table.wrong("client_secret_file", "There is no such file, or nothing in it.", secret);
  for (auto& rule : table.tables("rule")) provider.rules.push_back(read_rule(rule, roles));
  table.finish();
  return provider;
}

/// The value of "organisation.urn"; null where there is none.
json claim_of(const json& claims, const std::string& path) {
  json at = claims;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t dot = std::min(path.find('.', from), path.size());
    const std::string name = path.substr(from, dot - from);
    if (!at.is_object() || !at.contains(name)) return nullptr;
    at = json(at[name]);
    from = dot + 1;
  }
  return at;
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() || value.is_structured() ? "" : value.dump();
}

bool matches(const ClaimRule& rule, const json& claim) {
  if (claim.is_null()) return false;
  if (rule.equals.empty()) return true;
  if (!claim.is_array()) return text_of(claim) == rule.equals;
  return std::ranges::any_of(claim, [&](const json& item) { return text_of(item) == rule.equals; });
}

}  // namespace

Result<std::vector<IdentityProvider>> read_identity_providers(const std::filesystem::path& file,
                                                              const records::Roles& roles) {
  if (!std::filesystem::exists(file)) return std::vector<IdentityProvider>{};
  return formats::read_toml(file, [&](formats::TomlTable& table) {
    std::vector<IdentityProvider> providers;
    for (auto& provider : table.tables("provider"))
      providers.push_back(read_provider(provider, file.parent_path(), roles));
    return providers;
  });
}

bool proven_twice(const IdentityProvider& provider, const Identity& identity) {
  if (provider.second_factor) return true;
  const json methods = claim_of(json::parse(identity.claims), "amr");
  return methods.is_array() &&
         std::ranges::any_of(methods, [](const json& method) { return method == "mfa"; });
}

std::vector<records::NewGrant> grants_by_rules(const IdentityProvider& provider, const Identity& identity) {
  std::vector<records::NewGrant> grants;
  const json claims = json::parse(identity.claims);
  for (const ClaimRule& rule : provider.rules) {
    if (!matches(rule, claim_of(claims, rule.claim))) continue;
    records::NewGrant grant = rule.grant;
    if (!rule.scope_claim.empty()) grant.scope = text_of(claim_of(claims, rule.scope_claim));
    if (grant.scope.empty() && grant.scope_kind != records::ScopeKind::City)
      continue;  // a place that nobody named
    const bool known = std::ranges::any_of(grants, [&](const records::NewGrant& other) {
      return other.role == grant.role && other.scope_kind == grant.scope_kind && other.scope == grant.scope;
    });
    if (!known) grants.push_back(std::move(grant));
  }
  return grants;
}

}  // namespace headrow::sign_in

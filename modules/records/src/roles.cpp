#include "headrow/records/roles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "headrow/formats/toml.hpp"

namespace headrow::records {
namespace {

constexpr std::array<std::string_view, 6> kScopeWords = {"city",  "area",   "alliance",
                                                         "trust", "school", "child"};
constexpr std::array<std::string_view, 5> kChildrenWords = {"all", "looked-after", "special-needs",
                                                            "alternative-provision", "early-years"};

ChildrenOf read_children(formats::TomlTable& table) {
  const std::string word = table.text("children", "all");
  const auto at = std::ranges::find(kChildrenWords, word);
  if (at == kChildrenWords.end()) table.wrong("children", "No such kind of children.", word);
  return static_cast<ChildrenOf>(at - kChildrenWords.begin());
}

Role read_role(formats::TomlTable table) {
  Role role;
  role.code = table.needed_text("code");
  role.title = table.needed_text("title");
  role.description = table.needed_text("description");
  role.children = read_children(table);
  role.second_factor = table.boolean("second_factor", false);
  for (const auto& word : table.texts("permissions")) {
    const auto permission = read_permission(word);
    if (!permission) table.wrong("permissions", "No such permission.", word);
    role.permissions.add(*permission);
    if (concerns_children(*permission) && !role.second_factor && role.code != "parent-or-carer")
      table.wrong("second_factor", fmt::format("A role with '{}' must ask for a second factor.", word));
  }
  for (const auto& word : table.texts("scopes")) {
    const auto kind = read_scope_kind(word);
    if (!kind) table.wrong("scopes", kind.error().message, word);
    role.scopes.push_back(*kind);
  }
  table.finish();
  return role;
}

}  // namespace

std::string_view scope_kind_text(ScopeKind kind) {
  return kScopeWords.at(static_cast<std::size_t>(kind));
}

std::string_view children_of_text(ChildrenOf kind) {
  return kChildrenWords.at(static_cast<std::size_t>(kind));
}

Result<ScopeKind> read_scope_kind(std::string_view text) {
  const auto at = std::ranges::find(kScopeWords, text);
  if (at == kScopeWords.end())
    return fail(ProblemCode::BadUsage, fmt::format("A scope is one of {}.", fmt::join(kScopeWords, ", ")));
  return static_cast<ScopeKind>(at - kScopeWords.begin());
}

bool Role::may_have_scope(ScopeKind kind) const {
  return std::ranges::find(scopes, kind) != scopes.end();
}

Result<Roles> Roles::read(const std::filesystem::path& file) {
  return formats::read_toml(file, [](formats::TomlTable& table) {
    Roles roles;
    for (auto& entry : table.tables("role")) {
      Role role = read_role(entry);
      if (roles.find(role.code) != nullptr) entry.wrong("code", "Stands twice.", role.code);
      roles.roles_.push_back(std::move(role));
    }
    return roles;
  });
}

const Role* Roles::find(std::string_view code) const {
  const auto at = std::ranges::find(roles_, code, &Role::code);
  return at == roles_.end() ? nullptr : &*at;
}

}  // namespace headrow::records

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/records/permission.hpp"

namespace headrow::records {

/// Over what a grant of a role may reach.
enum class ScopeKind : unsigned char { City, Area, Alliance, Trust, School, Child };
std::string_view scope_kind_text(ScopeKind kind);  ///< "city", "area", "alliance", "trust", "school", "child"
Result<ScopeKind> read_scope_kind(std::string_view text);

/// Which children of a scope a role is for.
enum class ChildrenOf : unsigned char { All, LookedAfter, SpecialNeeds, AlternativeProvision, EarlyYears };
std::string_view children_of_text(ChildrenOf kind);  ///< "all", "looked-after", "special-needs", ...

struct Role {
  std::string code;   ///< "improvement-adviser"
  std::string title;  ///< "Improvement adviser"
  std::string description;
  PermissionSet permissions;
  std::vector<ScopeKind>
      scopes;  ///< the kinds of scope it may be granted in; empty: nobody can be granted it
  ChildrenOf children = ChildrenOf::All;
  bool second_factor = false;  ///< it sees children's data or manages people

  bool may_have_scope(ScopeKind kind) const;
};

/// The roles of catalog/frameworks/roles.toml, in the order of the file.
class Roles {
public:
  /// BadInput with line and key for unknown permissions and scopes, codes twice, and roles that see
  /// children's data without asking for a second factor (parents excepted, who sign in by a link to their own
  /// e-mail).
  static Result<Roles> read(const std::filesystem::path& file);

  const Role* find(std::string_view code) const;  ///< nullptr: no such role
  const std::vector<Role>& all() const { return roles_; }

private:
  std::vector<Role> roles_;
};

}  // namespace headrow::records

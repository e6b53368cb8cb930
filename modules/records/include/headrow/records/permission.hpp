#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>

namespace headrow::records {

/// What a principal may be allowed. A role holds some of them (catalog/frameworks/roles.toml); a grant gives
/// a role within a scope.
enum class Permission : unsigned char {
  ReadPublished,       ///< published figures: everybody, where the public area is open
  SignIn,              ///< what leads to a session, and out of it: everybody who reaches the server
  OwnAccount,          ///< one's own account, sessions and settings: everybody signed in
  RunCommands,         ///< whatever the command line may
  ReadPeople,          ///< who holds which grants
  ManagePeople,        ///< invite people, give and end grants, make tokens for machines
  ReadAudit,           ///< search and check the audit
  ReadTasks,           ///< tasks of places in scope
  WriteTasks,          ///< make and change tasks of places in scope
  ReadJobs,            ///< long work and its results
  RunJobs,             ///< load files, rebuild, back up
  ReadChildren,        ///< children's records in scope, without what identifies them
  ReadChildrenNames,   ///< the sealed fields of those records too: names, dates of birth, numbers
  WriteChildren,       ///< make and change children's records in scope
  ReviewRetention,     ///< approve or hold what is due to be destroyed
  AnswerDataSubjects,  ///< export, rectify and restrict a person's or child's data
  Count                ///< how many there are; not a permission
};
inline constexpr std::size_t kPermissions = static_cast<std::size_t>(Permission::Count);

/// "read-published", "manage-people", ...
std::string_view permission_text(Permission permission);
std::optional<Permission> read_permission(std::string_view text);

/// Whether seeing it means seeing children's data, so that a second factor is required.
bool concerns_children(Permission permission);

class PermissionSet {
public:
  void add(Permission permission) { bits_.set(static_cast<std::size_t>(permission)); }
  bool has(Permission permission) const { return bits_.test(static_cast<std::size_t>(permission)); }
  bool empty() const { return bits_.none(); }
  PermissionSet& operator|=(const PermissionSet& other) {
    bits_ |= other.bits_;
    return *this;
  }
  bool operator==(const PermissionSet&) const = default;

private:
  std::bitset<kPermissions> bits_;
};

}  // namespace headrow::records

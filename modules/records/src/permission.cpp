#include "headrow/records/permission.hpp"

namespace headrow::records {
namespace {

constexpr std::array<std::string_view, kPermissions> kWords = {
    "read-published",      "sign-in",        "own-account",      "run-commands",
    "read-people",         "manage-people",  "read-audit",       "read-tasks",
    "write-tasks",         "read-jobs",      "run-jobs",         "read-children",
    "read-children-names", "write-children", "review-retention", "answer-data-subjects"};

}  // namespace

std::string_view permission_text(Permission permission) {
  return kWords.at(static_cast<std::size_t>(permission));
}

std::optional<Permission> read_permission(std::string_view text) {
  for (std::size_t i = 0; i < kPermissions; ++i) {
    if (kWords[i] == text) return static_cast<Permission>(i);
  }
  return std::nullopt;
}

bool concerns_children(Permission permission) {
  switch (permission) {
    case Permission::ReadChildren:
    case Permission::ReadChildrenNames:
    case Permission::WriteChildren:
    case Permission::ReviewRetention:
    case Permission::AnswerDataSubjects:
      return true;
    default:
      return false;
  }
}

}  // namespace headrow::records

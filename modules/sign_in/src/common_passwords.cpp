#include "common_passwords.hpp"

#include <string>
#include <unordered_set>

namespace headrow::sign_in {

/// One word a line; made by the build from its package.
extern const char* const kCommonPasswords;

bool is_common_password(std::string_view word) {
  static const std::unordered_set<std::string_view> words = [] {
    std::unordered_set<std::string_view> all;
    std::string_view left = kCommonPasswords;
    while (!left.empty()) {
      const auto end = left.find('\n');
      all.insert(left.substr(0, end));
      left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
    }
    return all;
  }();
  return words.contains(word);
}

}  // namespace headrow::sign_in

#pragma once

#include <string_view>

namespace headrow::sign_in {

/// Whether a word stands on the list of common passwords (docs/decisions/0011), in lower case.
bool is_common_password(std::string_view word);

}  // namespace headrow::sign_in

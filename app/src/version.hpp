#pragma once

#include <string_view>

namespace headrow::app {

/// The program's version as CMakeLists.txt of the project says it: "0.1.0".
std::string_view version();

}  // namespace headrow::app

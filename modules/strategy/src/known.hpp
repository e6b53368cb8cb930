#pragma once

#include <optional>
#include <stdexcept>

namespace headrow::strategy {

/// What is known to be there because of what was checked before: comparable rows have figures. Its absence is
/// a bug.
template <typename T>
const T& known(const std::optional<T>& value) {
  if (!value) throw std::logic_error("a figure that was checked before should be there");
  return *value;
}

}  // namespace headrow::strategy

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace headrow::evidence {

/// Lets maps keyed by text be asked with a string_view, without making a string.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <typename Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// The value of a text, made on first sight.
template <typename Value>
Value& found_or_made(TextMap<Value>& map, std::string_view text) {
  const auto place = map.find(text);
  if (place != map.end()) return place->second;
  return map.emplace(std::string(text), Value{}).first->second;
}

}  // namespace headrow::evidence

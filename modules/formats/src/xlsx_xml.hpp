#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace headrow::formats::xlsx {

/// The name without its prefix: some programmes write <x:row> where others write <row>.
std::string_view local_name(const pugi::xml_node& node);

/// The first child, or the next sibling, of that local name; empty when there is none.
pugi::xml_node child(const pugi::xml_node& parent, std::string_view name);
pugi::xml_node next(const pugi::xml_node& node, std::string_view name);

/// The value of the attribute of that local name; "" when there is none.
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

/// The text of a shared or inline string: its runs joined, pronunciation guides left out, _x000D_ and the
/// like turned into the characters they stand for (ECMA-376 part 1, 22.9.2.19).
std::string string_item(const pugi::xml_node& item);

/// Undoes the escapes of one text.
std::string unescaped(std::string_view text);

/// Escapes what would otherwise be read as an escape: "_x000A_" written out as such.
std::string escaped(std::string_view text);

}  // namespace headrow::formats::xlsx

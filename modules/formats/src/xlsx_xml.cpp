#include "xlsx_xml.hpp"

#include <charconv>

namespace headrow::formats::xlsx {

namespace {

std::string_view without_prefix(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

void append_utf8(std::string& out, unsigned point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

/// The character that "_xHHHH_" at the front of `text` stands for; 0 when it is no such escape. Halves of
/// surrogate pairs and NUL stay as they are written.
unsigned escape_at_front(std::string_view text) {
  constexpr std::size_t length = 7;
  if (text.size() < length || text[1] != 'x' || text[length - 1] != '_') return 0;
  unsigned point = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, point, 16);
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  return error == std::errc{} && end == text.data() + 6 && !surrogate ? point : 0;
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  return without_prefix(node.name());
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& node : parent.children()) {
    if (local_name(node) == name) return node;
  }
  return {};
}

pugi::xml_node next(const pugi::xml_node& node, std::string_view name) {
  for (pugi::xml_node sibling = node.next_sibling(); sibling; sibling = sibling.next_sibling()) {
    if (local_name(sibling) == name) return sibling;
  }
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& each : node.attributes()) {
    if (without_prefix(each.name()) == name) return each.value();
  }
  return "";
}

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const unsigned point = text[at] == '_' ? escape_at_front(text.substr(at)) : 0;
    if (point != 0) {
      append_utf8(out, point);
      at += 7;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && escape_at_front(text.substr(at)) != 0) {
      out += "_x005F_";
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string string_item(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& part : item.children()) {
    const std::string_view name = local_name(part);
    if (name == "t") text += part.child_value();
    if (name == "r") text += child(part, "t").child_value();
  }
  return unescaped(text);
}

}  // namespace headrow::formats::xlsx

#include "words.hpp"

#include <algorithm>
#include <vector>

namespace headrow::evidence {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lowered(text)) {
    if (is_word(c)) {
      word += c;
    } else if (c != '\'' && !word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view no_break = "\xC2\xA0";
  for (;;) {
    if (!text.empty() && is_blank(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(no_break)) {
      text.remove_prefix(no_break.size());
    } else {
      break;
    }
  }
  for (;;) {
    if (!text.empty() && is_blank(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(no_break)) {
      text.remove_suffix(no_break.size());
    } else {
      return text;
    }
  }
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string compared_name(std::string_view name) {
  std::vector<std::string> words = words_of(name);
  std::erase_if(words,
                [](const std::string& word) { return word == "the" || word == "and" || word == "of"; });
  std::sort(words.begin(), words.end());
  std::string compared;
  for (const std::string& word : words) {
    if (!compared.empty()) compared += ' ';
    compared += word;
  }
  return compared;
}

std::string code_word(std::string_view text) {
  std::string code;
  for (const std::string& word : words_of(text)) {
    if (!code.empty()) code += '_';
    code += word;
  }
  return code;
}

}  // namespace headrow::evidence

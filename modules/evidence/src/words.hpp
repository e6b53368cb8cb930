#pragma once

#include <string>
#include <string_view>

namespace headrow::evidence {

/// Without blanks (and no-break spaces) at either end.
std::string_view trimmed(std::string_view text);

/// A to Z in lower case; other letters as they are.
std::string lowered(std::string_view text);

/// A name as it is compared between files: lower case, words in alphabetical order, without punctuation and
/// the words "the", "and", "of". "London (Inner)" and "Inner London" are one name, "Yorkshire and The Humber"
/// and "Yorkshire and the Humber" another.
std::string compared_name(std::string_view name);

/// A published word as a code: lower case, words joined by underscores ("First Language" ->
/// "first_language").
std::string code_word(std::string_view text);

}  // namespace headrow::evidence

#pragma once

#include <string>
#include <vector>

namespace headrow::evidence {

/// One code of a statutory return and what it means, for the days on which it holds.
struct CodeValue {
  std::string code;   ///< as returns write it; compared without regard to case
  std::string title;  ///< in words
  std::string means;  ///< a value of the set's dimension, or one of its own meanings
  char mark = 0;  ///< by which the store keeps it where many stand in one text; 0 is the code's only letter
  std::string from = "1900-01-01";   ///< first day on which the code may stand, as YYYY-MM-DD
  std::string until = "9999-12-31";  ///< and the last
};

/// A code set of catalog/codes, such as that of the attendance register.
struct CodeSet {
  std::string code;
  std::string title;
  std::string dimension;              ///< whose values the codes mean; "" for sets with meanings of their own
  std::vector<std::string> meanings;  ///< of a set without a dimension
  std::string otherwise;  ///< what every code that is not listed means; "": such a code is a finding
  std::vector<CodeValue> values;
};

}  // namespace headrow::evidence

#pragma once

#include <string>
#include <string_view>

namespace headrow {

/// Error refuses the file; Warning is counted and shown; Quarantine keeps the one row out and says so; Note
/// informs.
enum class Severity : unsigned char { Note, Warning, Quarantine, Error };

std::string_view severity_text(Severity severity);  ///< "note", "warning", "quarantine", "error"

/// Something wrong in a file. `row` counts lines of the file from 1, headings included; 0 is the whole file.
struct Finding {
  Severity severity = Severity::Warning;
  std::string file;
  long row = 0;
  std::string column;
  std::string value;
  std::string
      rule;  ///< the rule's name, words joined by hyphens: "number-not-read"; screening rules by their name
  std::string message;  ///< what is wrong and what to do
};

}  // namespace headrow

#include "headrow/base/finding.hpp"

namespace headrow {

std::string_view severity_text(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "note";
    case Severity::Warning:
      return "warning";
    case Severity::Quarantine:
      return "quarantine";
    case Severity::Error:
      return "error";
  }
  return "";
}

}  // namespace headrow

#include "finding_rules.hpp"

#include <array>
#include <utility>

namespace headrow::evidence {

namespace {

constexpr std::array<std::pair<std::string_view, Severity>, 32> kOwn{{
    {"file-not-read", Severity::Error},
    {"layout-not-known", Severity::Error},
    {"period-missing", Severity::Error},
    {"heading-missing", Severity::Error},
    {"heading-repeated", Severity::Warning},
    {"heading-blank", Severity::Note},
    {"no-rows", Severity::Error},
    {"encoding", Severity::Note},
    {"cells-missing", Severity::Warning},
    {"cut-off", Severity::Error},
    {"cells-too-many", Severity::Quarantine},
    {"row-blank", Severity::Note},
    {"period-not-read", Severity::Quarantine},
    {"period-mixed", Severity::Error},
    {"status-not-read", Severity::Warning},
    {"level-not-read", Severity::Quarantine},
    {"code-not-read", Severity::Quarantine},
    {"code-unknown", Severity::Warning},
    {"codes-disagree", Severity::Warning},
    {"code-and-name-differ", Severity::Quarantine},
    {"place-not-found", Severity::Quarantine},
    {"name-differs", Severity::Note},
    {"not-an-authority", Severity::Note},
    {"number-not-read", Severity::Quarantine},
    {"filter-blank", Severity::Warning},
    {"row-repeated", Severity::Warning},
    {"rows-disagree", Severity::Error},
    {"total-differs", Severity::Warning},
    {"constant", Severity::Warning},
    {"indicator-not-described", Severity::Warning},
    {"date-not-read", Severity::Warning},
    {"sources-disagree", Severity::Warning},
}};

}  // namespace

Severity own_severity(std::string_view rule) {
  for (const auto& [name, severity] : kOwn) {
    if (name == rule) return severity;
  }
  return Severity::Warning;
}

Severity severity_of(std::string_view rule, const std::vector<Rule>& rules, Severity otherwise) {
  for (const Rule& changed : rules) {
    if (changed.name == rule) return changed.severity;
  }
  return otherwise;
}

}  // namespace headrow::evidence

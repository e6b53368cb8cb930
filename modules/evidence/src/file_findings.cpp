#include "file_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "finding_rules.hpp"

namespace headrow::evidence {

namespace {

constexpr std::size_t kLongestValue = 200;

/// A value as it is shown: a cell of a damaged file may be megabytes long.
std::string shown(std::string_view value) {
  if (value.size() <= kLongestValue) return std::string(value);
  std::size_t end = kLongestValue;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return std::string(value.substr(0, end)) + "...";
}

}  // namespace

Severity FileFindings::add(std::string_view rule, long line, std::string_view column, std::string_view value,
                           std::string message) {
  return add(rule, own_severity(rule), line, column, value, std::move(message));
}

Severity FileFindings::add(std::string_view rule, Severity own, long line, std::string_view column,
                           std::string_view value, std::string message) {
  const Severity severity = rules_ == nullptr ? own : severity_of(rule, *rules_, own);
  Counted& counted = found_or_made(counted_, rule);
  counted.severity = severity;
  if (severity == Severity::Error && errors_++ == 0) {
    first_error_ = line > 0 ? fmt::format("line {}: {}", line, message) : message;
  }
  if (++counted.count > kKept) return severity;
  all_.push_back(
      {severity, file_, line, std::string(column), shown(value), std::string(rule), std::move(message)});
  return severity;
}

void FileFindings::finish() {
  for (const auto& [rule, counted] : counted_) {
    if (counted.count <= kKept) continue;
    all_.push_back(
        {counted.severity, file_, 0, "", "", rule,
         fmt::format("{} more findings of this rule in this file are not listed.", counted.count - kKept)});
  }
}

}  // namespace headrow::evidence

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "headrow/base/finding.hpp"
#include "headrow/evidence/layout.hpp"
#include "lookup.hpp"

namespace headrow::evidence {

/// Collects what is wrong in one file, with the severities of its layout.
class FileFindings {
public:
  /// Of one rule so many findings of one file are kept word for word, so that a file that is wrong throughout
  /// does not fill the memory; the rest are counted in one last finding.
  static constexpr std::uint64_t kKept = 50000;

  FileFindings(std::string file, std::vector<Finding>& all) : file_(std::move(file)), all_(all) {}

  void use(const std::vector<Rule>& rules) { rules_ = &rules; }

  /// Records a finding and says how much it weighs: after Quarantine the caller keeps the row out.
  Severity add(std::string_view rule, long line, std::string_view column, std::string_view value,
               std::string message);
  /// The same with a severity of the caller's, which the layout may still change.
  Severity add(std::string_view rule, Severity own, long line, std::string_view column,
               std::string_view value, std::string message);
  /// Counts what was not kept word for word. Called once, at the end of the file.
  void finish();

  bool refused() const { return errors_ > 0; }
  /// The first error in words, for a person.
  const std::string& first_error() const { return first_error_; }
  std::uint64_t quarantined() const { return quarantined_; }
  /// A row kept out for several reasons counts once.
  void count_quarantined_row() { ++quarantined_; }

private:
  struct Counted {
    std::uint64_t count = 0;
    Severity severity = Severity::Note;
  };
  std::string file_;
  std::vector<Finding>& all_;
  const std::vector<Rule>* rules_ = nullptr;
  TextMap<Counted> counted_;
  std::uint64_t errors_ = 0;
  std::uint64_t quarantined_ = 0;
  std::string first_error_;
};

}  // namespace headrow::evidence

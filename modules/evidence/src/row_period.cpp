#include "row_period.hpp"

#include <fmt/format.h>

#include "days.hpp"

namespace headrow::evidence {

RowPeriod::RowPeriod(LoadJob& job) : job_(job) {
  if (!job.layout.period_column.empty()) column_ = job.headings.find(job.layout.period_column);
}

RowPeriod::Entry RowPeriod::read(std::string_view cell) const {
  Entry entry;
  std::optional<Period> period = job_.period;
  std::string label = job_.period_label;
  if (column_) {
    label = std::string(cell);
    period = std::nullopt;
    if (auto read = read_period(cell, job_.layout.period_kind)) {
      period = shifted(*read, job_.layout.period_shift);
    } else if (const auto day = read_day(cell)) {
      period = shifted(period_of(*day, job_.layout.period_kind), job_.layout.period_shift);
      label = period_text(*period);
    } else {
      entry.message = read.error().message;
    }
  }
  if (!period) return entry;
  entry.period = period;
  entry.code = period_code(*period);
  entry.label = job_.names.label(label.empty() ? period_text(*period) : label);
  return entry;
}

const RowPeriod::Entry& RowPeriod::entry() {
  const std::string_view cell = column_ ? job_.rows.cell(*column_) : std::string_view();
  const auto known = known_.find(cell);
  if (known != known_.end()) return known->second;
  return known_.emplace(std::string(cell), read(cell)).first->second;
}

std::string_view fact_words(const LoadJob& job, std::size_t column, const LayoutColumn* said) {
  const std::string_view cell = job.cells.words(job.rows.cell(column));
  if (is_no_code(cell)) return {};
  if (said == nullptr) return cell;
  for (const auto& [code, meaning] : said->values) {
    if (code == cell) return meaning;
  }
  return cell;
}

}  // namespace headrow::evidence

#include "row_figures.hpp"

#include <fmt/format.h>

#include <cmath>

namespace headrow::evidence {

RowFigures::RowFigures(LoadJob& job, std::vector<Column> columns)
    : job_(job), columns_(std::move(columns)), figures_(columns_.size()) {
  find_totals();
}

void RowFigures::find_totals() {
  const auto place_of = [&](const std::string& name) -> std::optional<std::size_t> {
    const auto heading = job_.headings.find(name);
    for (std::size_t i = 0; heading && i < columns_.size(); ++i) {
      if (columns_[i].column == *heading) return i;
    }
    return std::nullopt;
  };
  for (const LayoutTotal& said : job_.layout.totals) {
    const auto column = place_of(said.column);
    Total total{column.value_or(0), {}, said.within};
    for (const std::string& part : said.parts) {
      if (const auto place = place_of(part)) total.parts.push_back(*place);
    }
    if (column && total.parts.size() == said.parts.size()) totals_.push_back(std::move(total));
  }
}

bool RowFigures::read() {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string_view cell = job_.rows.cell(columns_[i].column);
    if (cell.empty()) {
      figures_[i] = {std::nullopt, Symbol::Blank};
      continue;
    }
    auto figure = job_.cells.figure(cell);
    if (!figure) {
      const Severity severity =
          job_.findings.add("number-not-read", job_.rows.line(), job_.headings.name(columns_[i].column), cell,
                            "This is neither a number nor a symbol that stands where there is none.");
      if (keeps_out(job_.findings, severity)) return false;
      figure = Figure{std::nullopt, Symbol::Blank};
    }
    figures_[i] = *figure;
  }
  return true;
}

void RowFigures::write(const FigureRow& row) {
  bool any = false;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (figures_[i].symbol == Symbol::Blank && !figures_[i].value) continue;
    job_.figures.write(row, columns_[i].indicator, figures_[i]);
    any = true;
  }
  if (!any) return;
  std::uint64_t key = RepeatedRows::mixed(1, static_cast<std::uint32_t>(row.group));
  key = RepeatedRows::mixed(key, static_cast<std::uint32_t>(row.period));
  key = RepeatedRows::mixed(
      key, static_cast<std::uint64_t>(row.place) << 2 | static_cast<std::uint64_t>(row.status));
  job_.repeated.note(key, static_cast<std::int32_t>(row.line));
  check_totals(row.line);
}

void RowFigures::check_totals(long line) {
  for (const Total& total : totals_) {
    const auto whole = figures_[total.column].value;
    double sum = 0;
    bool complete = true;
    for (const std::size_t part : total.parts) {
      complete = complete && figures_[part].value.has_value();
      sum += figures_[part].value.value_or(0);
    }
    if (!whole || !complete || std::abs(sum - *whole) <= total.within + 1e-9) continue;
    job_.findings.add("total-differs", line, job_.headings.name(columns_[total.column].column),
                      number_text(*whole), fmt::format("The parts add up to {}.", number_text(sum)));
  }
}

}  // namespace headrow::evidence

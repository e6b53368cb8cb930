// One place a row, indicators in columns: performance tables, scorecards, inspections.
#include "filter_reader.hpp"
#include "load_job.hpp"
#include "row_figures.hpp"
#include "row_period.hpp"
#include "row_place.hpp"
#include "row_status.hpp"

namespace headrow::evidence {

namespace {

struct TextColumn {
  std::size_t column = 0;
  const LayoutColumn* said = nullptr;
  std::string fact;
};

struct WideColumns {
  std::vector<RowFigures::Column> figures;
  std::vector<TextColumn> texts;
};

/// What a column counts in, seen in its cells: a percent or a pound sign; "" when neither stands there.
std::string unit_in_cells(const LoadJob& job, std::size_t column) {
  for (std::size_t row = 0; row < job.rows.ahead(); ++row) {
    const std::string_view cell = job.rows.ahead_cell(row, column);
    if (cell.ends_with('%')) return "%";
    if (cell.starts_with("£")) return "£";
  }
  return {};
}

bool holds_only_figures(const LoadJob& job, std::size_t column) {
  for (std::size_t row = 0; row < job.rows.ahead(); ++row) {
    if (!job.cells.figure(job.rows.ahead_cell(row, column))) return false;
  }
  return true;
}

void add_indicator(LoadJob& job, std::size_t column, const LayoutColumn* said, WideColumns& found) {
  IndicatorWords words;
  if (said != nullptr) words = {said->title, said->unit, std::nullopt, said->fact};
  if (words.unit.empty()) words.unit = unit_in_cells(job, column);
  found.figures.push_back({column, job.names.indicator(job.dataset, job.headings.name(column), words)});
}

WideColumns sorted_columns(LoadJob& job) {
  WideColumns found;
  for (std::size_t column = 0; column < job.headings.size(); ++column) {
    const std::string& name = job.headings.name(column);
    if (name.empty() || job.headings.repeats(column) || name == job.layout.status_column) continue;
    if (const LayoutColumn* text = job.roles.said(column, "text")) {
      found.texts.push_back({column, text, text->fact.empty() ? name : text->fact});
    } else if (const LayoutColumn* indicator = job.roles.said(column, "indicator")) {
      add_indicator(job, column, indicator, found);
    } else if (job.roles.named(column) || name == job.layout.period_column) {
      continue;
    } else if (holds_only_figures(job, column)) {
      add_indicator(job, column, nullptr, found);
    } else {
      found.texts.push_back({column, nullptr, name});
    }
  }
  return found;
}

class WideLoader {
public:
  explicit WideLoader(LoadJob& job)
      : job_(job),
        columns_(ahead(job)),
        place_(job),
        period_(job),
        figures_(job, columns_.figures),
        words_(job.catalogue) {
    if (!job.layout.status_column.empty()) status_ = job.headings.find(job.layout.status_column);
    for (const LayoutColumn& column : job.layout.columns) {
      const auto index = job.headings.find(column.name);
      if (index && !column.area_filter.empty())
        area_filters_.push_back({*index, &column, column.area_filter});
    }
  }

  void load() {
    while (job_.rows.next()) {
      if (!load_row()) job_.findings.count_quarantined_row();
    }
  }

private:
  static WideColumns ahead(LoadJob& job) {
    job.rows.read_ahead(1000);
    return sorted_columns(job);
  }

  /// False when the row is kept out; the finding is made where the reason is seen.
  bool load_row() {
    const auto level = place_.level();
    if (!level) return false;
    if (level->level == "skip") return true;
    if (level->level != "country" && place_.nameless()) {
      job_.findings.add("row-blank", job_.rows.line(), "", "", "The row names no place.");
      return true;
    }
    const RowPeriod::Entry& period = period_.entry();
    if (!period.period) {
      const auto column = period_.column();
      job_.findings.add("period-not-read", job_.rows.line(), job_.layout.period_column,
                        column ? job_.rows.cell(*column) : std::string_view(), period.message);
      return false;
    }
    const auto place = place_.find(level->level, period.period);
    if (!place) return false;
    // A row of which a cell is no figure counts itself as kept out.
    if (!figures_.read()) return true;
    write(*level, period, *place);
    return true;
  }

  void write(const RowPlace::Level& level, const RowPeriod::Entry& period, PlaceId place) {
    FigureRow row;
    row.of_school = level.level == "school";
    row.group = group_of(level, row.of_school);
    row.period = period.code;
    row.place = place;
    row.status = row_status(job_, status_);
    row.label = period.label;
    row.line = job_.rows.line();
    figures_.write(row);
    for (const TextColumn& text : columns_.texts) {
      const std::string_view words = fact_words(job_, text.column, text.said);
      if (!words.empty()) job_.facts.write(place, text.fact, words, period.code, row.line);
    }
  }

  /// What the row's type and, in rows of areas, a school's columns say of whom it counts.
  std::int32_t group_of(const RowPlace::Level& level, bool of_school) {
    if (level.group.empty() && (of_school || area_filters_.empty())) return 0;
    key_.assign(level.group);
    if (!of_school) {
      for (const TextColumn& filter : area_filters_) {
        key_ += '\x1f';
        key_ += job_.rows.cell(filter.column);
      }
    }
    const auto known = groups_.find(key_);
    if (known != groups_.end()) return known->second;
    Group group = Group::read(level.group).value_or(Group());
    for (const TextColumn& filter : area_filters_) {
      if (of_school) continue;
      const auto part = words_.part(filter.fact, "", fact_words(job_, filter.column, filter.said));
      if (part) group = group.with(part->first, part->second);
    }
    return groups_.emplace(key_, job_.names.group(group.text())).first->second;
  }

  LoadJob& job_;
  WideColumns columns_;
  RowPlace place_;
  RowPeriod period_;
  RowFigures figures_;
  FilterWords words_;
  std::optional<std::size_t> status_;
  std::vector<TextColumn> area_filters_;  ///< `fact` holds the characteristic
  TextMap<std::int32_t> groups_;
  std::string key_;
};

}  // namespace

void load_wide(LoadJob& job) {
  WideLoader(job).load();
}

}  // namespace headrow::evidence

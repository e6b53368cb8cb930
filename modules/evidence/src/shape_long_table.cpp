// The interactive tool's long table: one figure a row.
#include <fmt/format.h>

#include <array>

#include "load_job.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

/// "Academic Year", "Financial Year", and days of a calendar year in several words.
std::optional<YearKind> year_of_dictionary(std::string_view text) {
  const std::string word = lowered(text);
  if (word.empty() || word == "na") return std::nullopt;
  if (word.starts_with("academic")) return YearKind::Academic;
  if (word.starts_with("financial")) return YearKind::Financial;
  return YearKind::Calendar;
}

struct LongTableColumns {
  std::size_t indicator = 0, period = 0, value = 0, number = 0;
  std::optional<std::size_t> name, region;
};

/// nullopt, with a finding, when the layout names no column for what a long table needs.
std::optional<LongTableColumns> long_table_columns(LoadJob& job) {
  LongTableColumns columns;
  for (const auto& [role, column] :
       {std::pair("indicator_name", &columns.indicator), std::pair("period", &columns.period),
        std::pair("value", &columns.value), std::pair("authority", &columns.number)}) {
    const auto found = job.roles.column(role);
    if (!found) {
      job.findings.add("heading-missing", 1, role, "",
                       fmt::format("No column has the role '{}' of a long table.", role));
      return std::nullopt;
    }
    *column = *found;
  }
  columns.name = job.roles.column("name");
  columns.region = job.roles.column("region");
  return columns;
}

class LongTableLoader {
public:
  LongTableLoader(LoadJob& job, const LongTableColumns& columns) : job_(job), columns_(columns) {}

  void load() {
    while (job_.rows.next()) load_row();
  }

private:
  struct LabelEntry {
    std::optional<Period> period;
    std::int32_t code = 0;
    std::int32_t label = 0;
    Status status = Status::Final;
    std::string message;  ///< why it is no period
  };
  struct IndicatorEntry {
    std::int32_t id = 0;
    YearKind year = YearKind::Academic;
    TextMap<LabelEntry> labels;
  };

  void load_row() {
    const RowSource& rows = job_.rows;
    IndicatorEntry& indicator = indicator_of(rows.cell(columns_.indicator));
    LabelEntry& label = label_of(indicator, rows.cell(columns_.period));
    if (!label.period) {
      keeps_out(job_.findings,
                job_.findings.add("period-not-read", rows.line(), job_.headings.name(columns_.period),
                                  rows.cell(columns_.period), label.message));
      return;
    }
    const auto place = place_of(rows.cell(columns_.number));
    if (!place) {
      job_.findings.count_quarantined_row();
      return;
    }
    const std::string_view cell = rows.cell(columns_.value);
    const auto figure = job_.cells.figure(cell);
    if (!figure) {
      keeps_out(job_.findings,
                job_.findings.add("number-not-read", rows.line(), job_.headings.name(columns_.value), cell,
                                  "This is neither a number nor a symbol that stands where there is none."));
      return;
    }
    write(indicator, label, *place, *figure);
  }

  void write(const IndicatorEntry& indicator, const LabelEntry& label, PlaceId place, const Figure& figure) {
    const FigureRow row{false, 0, label.code, place, label.status, label.label, job_.rows.line()};
    job_.figures.write(row, indicator.id, figure);
    std::uint64_t key = RepeatedRows::mixed(0, static_cast<std::uint32_t>(indicator.id));
    key = RepeatedRows::mixed(key, static_cast<std::uint32_t>(label.code));
    key = RepeatedRows::mixed(
        key, static_cast<std::uint32_t>(place) << 2 | static_cast<std::uint32_t>(label.status));
    job_.repeated.note(key, static_cast<std::int32_t>(row.line));
  }

  /// Rows of one indicator stand together, so the last one is nearly always the one.
  IndicatorEntry& indicator_of(std::string_view name) {
    if (last_indicator_ != nullptr && name == last_name_) return *last_indicator_;
    const auto known = indicators_.find(name);
    last_label_ = nullptr;
    IndicatorEntry& entry = known != indicators_.end() ? known->second : new_indicator(name);
    last_indicator_ = &entry;
    last_name_ = std::string(name);
    return entry;
  }

  IndicatorEntry& new_indicator(std::string_view name) {
    IndicatorEntry& entry = found_or_made(indicators_, name);
    entry.id = job_.names.indicator(job_.dataset, name, {});
    entry.year = year_of(name);
    if (job_.names.has_dictionary() && !job_.names.in_dictionary(name)) {
      job_.findings.add("indicator-not-described", job_.rows.line(), job_.headings.name(columns_.indicator),
                        name, "The dictionary that is loaded does not have this short name.");
    }
    return entry;
  }

  YearKind year_of(std::string_view name) const {
    if (const auto bound = job_.catalogue.short_name(name)) {
      return bound->binding->year.value_or(bound->measure->year);
    }
    return year_of_dictionary(job_.names.dictionary_year(name)).value_or(job_.layout.period_kind);
  }

  LabelEntry& label_of(IndicatorEntry& indicator, std::string_view text) {
    if (last_label_ != nullptr && text == last_label_text_) return *last_label_;
    const auto known = indicator.labels.find(text);
    LabelEntry& entry = known != indicator.labels.end() ? known->second : new_label(indicator, text);
    last_label_ = &entry;
    last_label_text_ = std::string(text);
    return entry;
  }

  LabelEntry& new_label(IndicatorEntry& indicator, std::string_view text) {
    LabelEntry& entry = found_or_made(indicator.labels, text);
    auto period = read_period(text, indicator.year);
    if (!period) {
      entry.message = period.error().message;
      return entry;
    }
    entry.period = *period;
    entry.code = period_code(*period);
    entry.label = job_.names.label(text);
    entry.status = read_status(status_of_label(text)).value_or(job_.status);
    return entry;
  }

  std::optional<PlaceId> place_of(std::string_view number) {
    if (number.size() == 3 && number[0] >= '0' && number[0] <= '9' && number[1] >= '0' && number[1] <= '9' &&
        number[2] >= '0' && number[2] <= '9') {
      const int index = (number[0] - '0') * 100 + (number[1] - '0') * 10 + (number[2] - '0');
      std::optional<PlaceId>& known = by_number_[static_cast<std::size_t>(index)];
      if (!known) known = find_place(number);
      return known;
    }
    return find_place(number);
  }

  std::optional<PlaceId> find_place(std::string_view number) {
    AreaWords words;
    words.kind = PlaceFinder::kind_of_number(number);
    words.number = number;
    if (columns_.name) words.name = job_.rows.cell(*columns_.name);
    if (columns_.region) words.region_name = job_.rows.cell(*columns_.region);
    words.column = job_.headings.name(columns_.number);
    return job_.finder.area(words, job_.rows.line());
  }

  LoadJob& job_;
  LongTableColumns columns_;
  TextMap<IndicatorEntry> indicators_;
  IndicatorEntry* last_indicator_ = nullptr;
  std::string last_name_;
  LabelEntry* last_label_ = nullptr;
  std::string last_label_text_;
  std::array<std::optional<PlaceId>, 1000> by_number_{};
};

}  // namespace

void load_long_table(LoadJob& job) {
  if (const auto columns = long_table_columns(job)) LongTableLoader(job, *columns).load();
}

}  // namespace headrow::evidence

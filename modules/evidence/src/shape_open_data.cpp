// The Department's open data standard.
#include <fmt/format.h>

#include "load_job.hpp"
#include "open_data_columns.hpp"
#include "row_figures.hpp"
#include "row_status.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

std::vector<RowFigures::Column> figure_columns(const OpenDataColumns& columns) {
  std::vector<RowFigures::Column> found;
  found.reserve(columns.indicators.size());
  for (const OpenDataIndicator& indicator : columns.indicators)
    found.push_back({indicator.column, indicator.id});
  return found;
}

/// The columns that name the places of one level in this file.
struct LevelColumns {
  const OpenDataLevel* level = nullptr;
  std::optional<std::size_t> code, name, second_code, region_code, region_name, authority_number;
  Group more;  ///< what the level adds to the group
};

/// The columns without which no row can be placed in time and space.
struct NeededColumns {
  std::size_t time_period = 0, time_identifier = 0, level = 0;
};

/// nullopt, with a finding, when one is not there.
std::optional<NeededColumns> needed_columns(LoadJob& job) {
  const auto time_period = job.headings.find_any_case("time_period");
  const auto time_identifier = job.headings.find_any_case("time_identifier");
  const auto level = job.headings.find_any_case("geographic_level");
  if (time_period && time_identifier && level) return NeededColumns{*time_period, *time_identifier, *level};
  job.findings.add("heading-missing", 1, "time_period", "",
                   "Open data needs the columns time_period, time_identifier and geographic_level.");
  return std::nullopt;
}

class OpenDataLoader {
public:
  OpenDataLoader(LoadJob& job, const NeededColumns& needed)
      : job_(job),
        columns_(open_data_columns(job)),
        words_(job.catalogue),
        filters_(words_, job.names, job.findings, columns_.filters),
        figures_(job, figure_columns(columns_)),
        needed_(needed) {}

  void load() {
    while (job_.rows.next()) {
      if (!load_row()) job_.findings.count_quarantined_row();
    }
  }

private:
  struct TimeEntry {
    std::optional<Period> period;
    std::int32_t code = 0;
    std::int32_t label = 0;
    std::string message;
  };

  /// False when the row is kept out; the finding is made where the reason is seen.
  bool load_row() {
    const TimeEntry& time = time_of();
    if (!time.period) {
      job_.findings.add("period-not-read", job_.rows.line(), "time_period",
                        job_.rows.cell(needed_.time_period), time.message);
      return false;
    }
    const LevelColumns* level = level_of();
    if (level == nullptr) return false;
    const auto place = place_of(*level, *time.period);
    if (!place) return false;
    // A row of which a cell is no figure counts itself as kept out.
    if (!figures_.read()) return true;
    FigureRow row;
    row.of_school = level->level->kind == PlaceKind::School;
    row.group = filters_.group_of(job_.rows, level->more);
    row.period = time.code;
    row.place = *place;
    row.status = row_status(job_, columns_.status);
    row.label = time.label;
    row.line = job_.rows.line();
    figures_.write(row);
    write_texts(*place, time.code);
    return true;
  }

  void write_texts(PlaceId place, std::int32_t period) {
    for (const OpenDataText& text : columns_.texts) {
      const std::string_view cell = job_.cells.words(job_.rows.cell(text.column));
      if (is_no_code(cell)) continue;
      const std::string& fact = text.said->fact.empty() ? job_.headings.name(text.column) : text.said->fact;
      std::string_view in_words = cell;
      for (const auto& [code, meaning] : text.said->values) {
        if (code == cell) in_words = meaning;
      }
      if (!in_words.empty()) job_.facts.write(place, fact, in_words, period, job_.rows.line());
    }
  }

  const TimeEntry& time_of() {
    const std::string_view label = job_.rows.cell(needed_.time_period);
    const std::string_view identifier = job_.rows.cell(needed_.time_identifier);
    time_key_.assign(label);
    time_key_ += '\x1f';
    time_key_ += identifier;
    const auto known = times_.find(time_key_);
    if (known != times_.end()) return known->second;
    TimeEntry entry;
    if (auto period = read_open_data_period(label, identifier)) {
      entry.period = *period;
      entry.code = period_code(*period);
      entry.label = job_.names.label(label);
      check_one_kind(*period, label);
    } else {
      entry.message = period.error().message;
    }
    return times_.emplace(time_key_, std::move(entry)).first->second;
  }

  void check_one_kind(const Period& period, std::string_view label) {
    if (!kind_) kind_ = period.kind;
    if (*kind_ == period.kind) return;
    job_.findings.add(
        "period-mixed", job_.rows.line(), "time_identifier", label,
        "The file mixes kinds of year (academic, calendar, financial). Split it into one file a kind.");
  }

  const LevelColumns* level_of() {
    const std::string_view cell = job_.rows.cell(needed_.level);
    const auto known = levels_.find(cell);
    if (known != levels_.end() && known->second.level != nullptr) return &known->second;
    LevelColumns columns;
    columns.level = open_data_level(cell);
    if (columns.level == nullptr) {
      job_.findings.add("level-not-read", job_.rows.line(), "geographic_level", cell,
                        "The open data standard has no such geographic level.");
      return nullptr;
    }
    find_columns(columns);
    return &(levels_[std::string(cell)] = columns);
  }

  void find_columns(LevelColumns& columns) const {
    columns.code = job_.headings.find_any_case(columns.level->code);
    columns.name = job_.headings.find_any_case(columns.level->name);
    columns.second_code = job_.headings.find_any_case(columns.level->second_code);
    columns.region_code = job_.headings.find_any_case("region_code");
    columns.region_name = job_.headings.find_any_case("region_name");
    columns.authority_number = job_.headings.find_any_case("old_la_code");
    // A unitary authority is a district too, under one code. Where a file has rows of both they count
    // differently (by school and by home), so those of districts say what they are.
    if (columns.level->kind == PlaceKind::District && job_.headings.find_any_case("new_la_code")) {
      columns.more = columns.more.with("geographic_level", "district");
    }
    if (columns.level->kind == PlaceKind::School) {
      if (const auto urn = job_.roles.column("urn")) columns.code = urn;
      if (const auto laestab = job_.roles.column("laestab")) columns.second_code = laestab;
      if (!columns.code) columns.code = job_.headings.find_any_case("urn");
      if (!columns.second_code) columns.second_code = job_.headings.find_any_case("laestab");
      if (const auto name = job_.roles.column("name")) columns.name = name;
    }
    if (columns.level->kind == PlaceKind::Trust) {
      if (const auto trust = job_.roles.column("trust")) columns.code = trust;
    }
  }

  std::string_view cell(const std::optional<std::size_t>& column) const {
    return column ? job_.rows.cell(*column) : std::string_view();
  }

  std::optional<PlaceId> place_of(const LevelColumns& columns, const Period& period) {
    const PlaceKind kind = columns.level->kind;
    const long line = job_.rows.line();
    const std::string_view heading =
        columns.code ? std::string_view(job_.headings.name(*columns.code)) : columns.level->code;
    switch (kind) {
      case PlaceKind::School:
        return school_of(columns, period, heading);
      case PlaceKind::Trust:
        return job_.finder.coded(kind, CodeScheme::Trust, cell(columns.code), cell(columns.name), heading,
                                 line);
      case PlaceKind::Ward:
        return job_.finder.coded(kind, CodeScheme::Gss, cell(columns.code), cell(columns.name), heading,
                                 line);
      case PlaceKind::PlanningArea:
      case PlaceKind::Other: {
        const std::string code = std::string(columns.level->level) + ":" + std::string(cell(columns.code));
        const bool none = is_no_code(cell(columns.code));
        return job_.finder.coded(kind, CodeScheme::Other, none ? std::string_view() : code,
                                 cell(columns.name), heading, line);
      }
      default:
        return area_of(columns, heading);
    }
  }

  std::optional<PlaceId> area_of(const LevelColumns& columns, std::string_view heading) {
    AreaWords words;
    words.kind = columns.level->kind;
    words.gss = cell(columns.code);
    words.number = cell(columns.second_code);
    words.name = cell(columns.name);
    words.column = heading;
    if (words.kind == PlaceKind::Authority) {
      words.region_gss = cell(columns.region_code);
      words.region_name = cell(columns.region_name);
    }
    return job_.finder.remembered_area(words, job_.rows.line());
  }

  std::optional<PlaceId> school_of(const LevelColumns& columns, const Period& period,
                                   std::string_view heading) {
    SchoolWords words;
    words.urn = cell(columns.code);
    words.laestab = cell(columns.second_code);
    words.name = cell(columns.name);
    words.column = heading;
    const auto id = job_.finder.school(words, period, job_.rows.line());
    if (!id || is_no_code(cell(columns.authority_number))) return id;
    if (const auto authority = job_.places.find(CodeScheme::Authority, cell(columns.authority_number))) {
      job_.places.add_membership({"authority", *id, *authority, false, std::nullopt, std::nullopt},
                                 job_.source);
    }
    return id;
  }

  LoadJob& job_;
  OpenDataColumns columns_;
  FilterWords words_;
  FilterReader filters_;
  RowFigures figures_;
  NeededColumns needed_;
  TextMap<TimeEntry> times_;
  std::string time_key_;
  TextMap<LevelColumns> levels_;
  std::optional<YearKind> kind_;
};

}  // namespace

void load_open_data(LoadJob& job) {
  if (const auto needed = needed_columns(job)) OpenDataLoader(job, *needed).load();
}

}  // namespace headrow::evidence

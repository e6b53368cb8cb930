#include "open_data_columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "headrow/formats/table_reader.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

// The Department's table of geographies, with the trust's number as Get Information About Schools has it.
constexpr std::array<OpenDataLevel, 18> kLevels{{
    {"national", PlaceKind::Country, "country_code", "country_name", ""},
    {"regional", PlaceKind::Region, "region_code", "region_name", ""},
    {"local authority", PlaceKind::Authority, "new_la_code", "la_name", "old_la_code"},
    {"local authority district", PlaceKind::District, "lad_code", "lad_name", ""},
    {"school", PlaceKind::School, "school_urn", "school_name", "school_laestab"},
    {"mat", PlaceKind::Trust, "trust_id", "trust_name", ""},
    {"ward", PlaceKind::Ward, "ward_code", "ward_name", ""},
    {"planning area", PlaceKind::PlanningArea, "planning_area_code", "planning_area_name", ""},
    {"rsc region", PlaceKind::Other, "rsc_region_lead_name", "rsc_region_lead_name", ""},
    {"parliamentary constituency", PlaceKind::Other, "pcon_code", "pcon_name", ""},
    {"local skills improvement plan area", PlaceKind::Other, "lsip_code", "lsip_name", ""},
    {"local enterprise partnership", PlaceKind::Other, "local_enterprise_partnership_code",
     "local_enterprise_partnership_name", ""},
    {"english devolved area", PlaceKind::Other, "english_devolved_area_code", "english_devolved_area_name",
     ""},
    {"opportunity area", PlaceKind::Other, "opportunity_area_code", "opportunity_area_name", ""},
    {"sponsor", PlaceKind::Other, "sponsor_id", "sponsor_name", ""},
    {"provider", PlaceKind::Other, "provider_ukprn", "provider_name", ""},
    {"institution", PlaceKind::Other, "institution_id", "institution_name", ""},
    {"police force area", PlaceKind::Other, "pfa_code", "pfa_name", ""},
}};

/// What a sidecar says of one column.
struct Described {
  bool filter = false;
  IndicatorWords words;
  std::string topic;
};
using Sidecar = std::map<std::string, Described, std::less<>>;

std::optional<std::int8_t> decimals_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || text.empty()) return std::nullopt;
  return static_cast<std::int8_t>(value);
}

/// A sidecar that is no table describes nothing; the file itself is then refused when it is loaded as one.
Sidecar read_sidecar(const std::filesystem::path& path) {
  Sidecar described;
  auto table = formats::open_table(path);
  if (!table) return described;
  const Headings headings((*table)->headings());
  for (auto row = (*table)->next(); row && *row; row = (*table)->next()) {
    const auto cell = [&](std::string_view heading) {
      const auto column = headings.find(heading);
      return column && *column < (*row)->cells.size() ? trimmed((*row)->cells[*column]) : std::string_view();
    };
    Described entry;
    entry.filter = lowered(cell("col_type")) == "filter";
    entry.words = {std::string(cell("label")), std::string(cell("indicator_unit")),
                   decimals_of(cell("indicator_dp")), ""};
    entry.topic = std::string(cell("filter_grouping_column"));
    described.emplace(std::string(cell("col_name")), std::move(entry));
  }
  return described;
}

/// True when a cell read ahead is neither a figure nor a symbol.
bool holds_words(const LoadJob& job, std::size_t column) {
  for (std::size_t row = 0; row < job.rows.ahead(); ++row) {
    if (!job.cells.figure(job.rows.ahead_cell(row, column))) return true;
  }
  return false;
}

std::optional<std::size_t> status_column(const LoadJob& job) {
  if (!job.layout.status_column.empty()) return job.headings.find(job.layout.status_column);
  const auto version = job.headings.find_any_case("version");
  if (!version || job.roles.named(*version)) return std::nullopt;
  for (std::size_t row = 0; row < job.rows.ahead(); ++row) {
    if (!read_status(job.rows.ahead_cell(row, *version))) return std::nullopt;
  }
  return version;
}

class ColumnSorter {
public:
  explicit ColumnSorter(LoadJob& job) : job_(job) {
    job.rows.read_ahead(1000);
    if (job.sidecar) sidecar_ = read_sidecar(*job.sidecar);
    found_.status = status_column(job);
    for (const FilterTopic& topic : job.layout.filter_topics) topics_[topic.value] = topic.topic;
    for (const auto& [name, described] : sidecar_) {
      if (!described.topic.empty()) topics_.emplace(name, described.topic);
    }
  }

  OpenDataColumns sorted() {
    std::set<std::string> topics;
    for (const auto& [value, topic] : topics_) topics.insert(topic);
    for (std::size_t column = 0; column < job_.headings.size(); ++column) {
      const std::string& name = job_.headings.name(column);
      if (name.empty() || job_.headings.repeats(column) || column == found_.status) continue;
      if (is_standard_column(name) && job_.roles.said(column, "indicator") == nullptr) continue;
      // A topic is no filter of its own, unless the file uses the column as one too.
      if (topics.count(name) != 0 && !is_filter_by_name(name)) continue;
      sort(column, name);
    }
    return std::move(found_);
  }

private:
  bool is_filter_by_name(const std::string& name) const {
    const auto& filters = job_.layout.filters;
    if (std::find(filters.begin(), filters.end(), name) != filters.end()) return true;
    const auto described = sidecar_.find(name);
    return described != sidecar_.end() && described->second.filter;
  }

  void sort(std::size_t column, const std::string& name) {
    if (const LayoutColumn* text = job_.roles.said(column, "text")) {
      found_.texts.push_back({column, text});
      return;
    }
    const LayoutColumn* said = job_.roles.said(column, "indicator");
    if (job_.roles.named(column) && said == nullptr) return;
    const auto described = sidecar_.find(name);
    if (said == nullptr && is_filter(column, name, described)) {
      add_filter(column, name);
      return;
    }
    // With a sidecar, what it does not speak of is neither filter nor indicator.
    if (said == nullptr && !sidecar_.empty() && described == sidecar_.end()) return;
    IndicatorWords words = described == sidecar_.end() ? IndicatorWords{} : described->second.words;
    if (said != nullptr) {
      if (!said->title.empty()) words.title = said->title;
      if (!said->unit.empty()) words.unit = said->unit;
      words.fact = said->fact;
    }
    found_.indicators.push_back({column, job_.names.indicator(job_.dataset, name, words)});
  }

  bool is_filter(std::size_t column, const std::string& name, Sidecar::const_iterator described) const {
    if (is_filter_by_name(name)) return true;
    if (described != sidecar_.end()) return false;
    return sidecar_.empty() && job_.layout.filters.empty() && holds_words(job_, column);
  }

  void add_filter(std::size_t column, const std::string& name) {
    FilterColumn filter{column, std::nullopt, name};
    const auto topic = topics_.find(name);
    if (topic != topics_.end()) filter.topic = job_.headings.find(topic->second);
    found_.filters.push_back(std::move(filter));
  }

  LoadJob& job_;
  Sidecar sidecar_;
  OpenDataColumns found_;
  std::map<std::string, std::string, std::less<>> topics_;  ///< by the heading of the value
};

}  // namespace

const OpenDataLevel* open_data_level(std::string_view cell) {
  const std::string wanted = lowered(trimmed(cell));
  for (const OpenDataLevel& level : kLevels) {
    if (level.level == wanted) return &level;
  }
  return nullptr;
}

bool is_standard_column(std::string_view heading) {
  const std::string name = lowered(heading);
  if (name == "time_period" || name == "time_identifier" || name == "geographic_level" || name == "urn" ||
      name == "laestab") {
    return true;
  }
  return std::any_of(kLevels.begin(), kLevels.end(), [&](const OpenDataLevel& level) {
    return name == level.code || name == level.name ||
           (!level.second_code.empty() && name == level.second_code);
  });
}

OpenDataColumns open_data_columns(LoadJob& job) {
  return ColumnSorter(job).sorted();
}

}  // namespace headrow::evidence

// Trusts, federations and their members, and links between schools.
#include <fmt/format.h>

#include <chrono>
#include <set>

#include "days.hpp"
#include "load_job.hpp"
#include "row_period.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

/// A date of a register; 1900-01-01 stands where it is not known.
std::optional<Day> day_of(LoadJob& job, const std::optional<std::size_t>& column) {
  constexpr std::int32_t kFirstOf1900 = -25567;
  const auto day = read_day_cell(job, column);
  return day && day->days != kFirstOf1900 ? day : std::nullopt;
}

void load_group(LoadJob& job, std::size_t trust, const std::vector<std::size_t>& texts) {
  const long line = job.rows.line();
  const std::string_view code = cell_of(job, trust);
  if (is_no_code(code)) {
    job.findings.add("row-blank", line, job.headings.name(trust), "", "The row names no group.");
    return;
  }
  const auto id = job.finder.coded(PlaceKind::Trust, CodeScheme::Trust, code,
                                   cell_of(job, job.roles.column("name")), job.headings.name(trust), line);
  if (!id) {
    job.findings.count_quarantined_row();
    return;
  }
  const std::string status = lowered(cell_of(job, job.roles.column("status")));
  if (!status.empty()) {
    job.places.say_open(*id, status.starts_with("open"), day_of(job, job.roles.column("opened")),
                        day_of(job, job.roles.column("closed")));
  }
  const auto period = job.period ? std::optional(period_code(*job.period)) : std::nullopt;
  if (const auto type = job.roles.column("type")) {
    const std::string_view words = fact_words(job, *type, job.roles.said(*type, "type"));
    if (!words.empty()) job.facts.write(*id, "type", words, period, line);
  }
  for (const std::size_t column : texts) {
    const LayoutColumn* said = job.roles.said(column, "text");
    const std::string_view words = fact_words(job, column, said);
    if (words.empty()) continue;
    job.facts.write(*id, said->fact.empty() ? job.headings.name(column) : said->fact, words, period, line);
  }
}

bool needs_columns(LoadJob& job, std::initializer_list<std::string_view> roles) {
  for (const std::string_view role : roles) {
    if (job.roles.column(role)) continue;
    job.findings.add("heading-missing", 1, role, "", fmt::format("No column has the role '{}'.", role));
    return false;
  }
  return true;
}

std::optional<PlaceId> school_of(LoadJob& job, std::size_t column) {
  SchoolWords words;
  words.urn = cell_of(job, column);
  words.column = job.headings.name(column);
  return job.finder.school(words, std::nullopt, job.rows.line());
}

/// Reads the links of one file; each stands in it from both sides and becomes one successor.
class LinkLoader {
public:
  explicit LinkLoader(LoadJob& job)
      : job_(job),
        urn_(job.roles.needed("urn")),
        link_(job.roles.needed("link_urn")),
        type_(job.roles.needed("link_type")),
        date_(job.roles.column("link_date")),
        appender_(job.connection, "school_link") {}

  void load() {
    while (job_.rows.next()) {
      if (!load_row()) job_.findings.count_quarantined_row();
    }
    appender_.close();
  }

private:
  bool load_row() {
    const auto from = school_of(job_, urn_);
    if (!from) return false;
    const auto to = school_of(job_, link_);
    if (!to) return false;
    const std::string_view type = job_.rows.cell(type_);
    const auto day = day_of(job_, date_);
    appender_.set<std::int32_t>(0, *from);
    appender_.set<std::int32_t>(1, *to);
    appender_.set_text(2, type);
    appender_.set_optional<std::int32_t>(3, day ? std::optional(day->days) : std::nullopt);
    appender_.set<std::int32_t>(4, job_.source);
    appender_.set<std::int32_t>(5, static_cast<std::int32_t>(job_.rows.line()));
    appender_.end_row();
    const std::string kind = lowered(type);
    if (kind.starts_with("successor")) add_successor(*from, *to, day);
    if (kind.starts_with("predecessor")) add_successor(*to, *from, day);
    return true;
  }

  void add_successor(PlaceId before, PlaceId after, const std::optional<Day>& day) {
    job_.places.add_membership({"successor", before, after, true, day, std::nullopt}, job_.source);
  }

  LoadJob& job_;
  std::size_t urn_, link_, type_;
  std::optional<std::size_t> date_;
  Appender appender_;
};

}  // namespace

void load_groups(LoadJob& job) {
  if (!needs_columns(job, {"trust", "name"})) return;
  const std::size_t trust = job.roles.needed("trust");
  const std::vector<std::size_t> texts = job.roles.columns("text");
  while (job.rows.next()) load_group(job, trust, texts);
}

void load_group_members(LoadJob& job) {
  if (!needs_columns(job, {"urn", "trust"})) return;
  const std::size_t urn = job.roles.needed("urn");
  const std::size_t trust = job.roles.needed("trust");
  const auto name = job.roles.column("name");
  const auto joined = job.roles.column("joined");
  const auto left = job.roles.column("left");
  while (job.rows.next()) {
    const auto school = school_of(job, urn);
    const auto group = school
                           ? job.finder.coded(PlaceKind::Trust, CodeScheme::Trust, cell_of(job, trust),
                                              cell_of(job, name), job.headings.name(trust), job.rows.line())
                           : std::nullopt;
    if (!group) {
      job.findings.count_quarantined_row();
      continue;
    }
    job.places.add_membership({"trust", *school, *group, true, day_of(job, joined), day_of(job, left)},
                              job.source);
  }
}

void load_school_links(LoadJob& job) {
  if (needs_columns(job, {"urn", "link_urn", "link_type"})) LinkLoader(job).load();
}

}  // namespace headrow::evidence

#include "row_place.hpp"

#include <fmt/format.h>

#include "words.hpp"

namespace headrow::evidence {

RowPlace::RowPlace(LoadJob& job)
    : job_(job),
      levels_(job.roles.columns("level")),
      urn_(job.roles.column("urn")),
      laestab_(job.roles.column("laestab")),
      establishment_(job.roles.column("establishment")),
      authority_(job.roles.column("authority")),
      gss_(job.roles.column("gss")),
      district_(job.roles.column("district")),
      region_(job.roles.column("region")),
      trust_(job.roles.column("trust")),
      planning_area_(job.roles.column("planning_area")),
      name_(job.roles.column("name")) {}

std::string_view RowPlace::cell(const std::optional<std::size_t>& column) const {
  return column ? job_.rows.cell(*column) : std::string_view();
}

std::string_view RowPlace::heading(const std::optional<std::size_t>& column) const {
  return column ? std::string_view(job_.headings.name(*column)) : std::string_view();
}

std::optional<RowPlace::Level> RowPlace::level() const {
  for (const std::size_t column : levels_) {
    const std::string said = lowered(job_.rows.cell(column));
    for (const LayoutLevel& level : job_.layout.levels) {
      if (lowered(level.value) == said) return Level{level.level, level.group};
    }
  }
  if (!job_.layout.level_otherwise.empty()) return Level{job_.layout.level_otherwise, {}};
  const std::string_view column = levels_.empty() ? std::string_view() : job_.headings.name(levels_.front());
  job_.findings.add("level-not-read", job_.rows.line(), column,
                    levels_.empty() ? std::string_view() : job_.rows.cell(levels_.front()),
                    "The layout does not know this type of record.");
  return std::nullopt;
}

bool RowPlace::nameless() const {
  for (const auto& column : {urn_, laestab_, establishment_, authority_, gss_, district_, region_, trust_,
                             planning_area_, name_}) {
    if (column && !is_no_code(job_.rows.cell(*column))) return false;
  }
  return true;
}

std::optional<PlaceId> RowPlace::school(const std::optional<Period>& period) {
  SchoolWords words;
  words.urn = cell(urn_);
  words.laestab = cell(laestab_);
  words.authority = cell(authority_);
  words.establishment = cell(establishment_);
  words.name = cell(name_);
  words.column = heading(urn_ ? urn_ : laestab_ ? laestab_ : establishment_);
  const auto id = job_.finder.school(words, period, job_.rows.line());
  if (!id || is_no_code(words.authority)) return id;
  const std::string_view number = words.authority.substr(0, words.authority.find('.'));
  if (const auto authority = job_.places.find(CodeScheme::Authority, number)) {
    job_.places.add_membership({"authority", *id, *authority, false, std::nullopt, std::nullopt},
                               job_.source);
  }
  return id;
}

std::optional<PlaceId> RowPlace::area(PlaceKind kind, const std::optional<std::size_t>& gss,
                                      const std::optional<std::size_t>& number) {
  AreaWords words;
  words.kind = kind;
  words.gss = cell(gss);
  words.number = cell(number);
  words.name = cell(name_);
  words.column = heading(gss ? gss : number ? number : name_);
  return job_.finder.remembered_area(words, job_.rows.line());
}

/// A region stands by its code or by its name.
std::optional<PlaceId> RowPlace::region() {
  AreaWords words;
  words.kind = PlaceKind::Region;
  words.column = heading(region_);
  const std::string_view said = cell(region_);
  const bool is_code = said.size() == 9 && said[1] >= '0' && said[1] <= '9';
  (is_code ? words.gss : words.name) = said;
  return job_.finder.remembered_area(words, job_.rows.line());
}

std::optional<PlaceId> RowPlace::find(std::string_view level, const std::optional<Period>& period) {
  if (level == "school") return school(period);
  if (level == "authority") return area(PlaceKind::Authority, gss_, authority_);
  if (level == "district") return area(PlaceKind::District, district_ ? district_ : gss_, std::nullopt);
  if (level == "region") return region();
  if (level == "country") {
    AreaWords words;
    words.kind = PlaceKind::Country;
    return job_.finder.area(words, job_.rows.line());
  }
  if (level == "trust") {
    return job_.finder.coded(PlaceKind::Trust, CodeScheme::Trust, cell(trust_), cell(name_), heading(trust_),
                             job_.rows.line());
  }
  if (level == "planning_area") {
    return job_.finder.coded(PlaceKind::PlanningArea, CodeScheme::Other, cell(planning_area_), cell(name_),
                             heading(planning_area_), job_.rows.line());
  }
  job_.findings.add(
      "level-not-read", job_.rows.line(), "", level,
      fmt::format("The layout '{}' speaks of the level '{}', which there is not.", job_.layout.code, level));
  return std::nullopt;
}

}  // namespace headrow::evidence

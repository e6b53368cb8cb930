// What the public files say of one school.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "database.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/schools.hpp"
#include "headrow/evidence/store.hpp"
#include "school_list.hpp"
#include "series_origin.hpp"

namespace headrow::evidence {

namespace {

std::string text_at(const Rows& rows, std::size_t column, std::size_t row) {
  return std::string(rows.text(column, row));
}

std::string in_words(std::string_view name) {
  std::string words(name);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::vector<SchoolFact> read_facts(Connection& connection, PlaceId school) {
  Rows rows = connection.query(
      "SELECT name, value, period_code, source_id, line FROM (SELECT t.*, row_number() OVER (PARTITION BY "
      "t.name "
      "ORDER BY t.period_code DESC NULLS LAST, s.published DESC NULLS LAST, s.last_period DESC NULLS LAST, "
      "s.file DESC, "
      "t.line DESC) AS turn FROM place_text t JOIN source s USING (source_id) WHERE t.place_id = ?) WHERE "
      "turn = 1 "
      "ORDER BY name",
      school);
  std::vector<SchoolFact> facts;
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      SchoolFact fact;
      fact.name = text_at(rows, 0, i);
      fact.value = text_at(rows, 1, i);
      if (const auto code = rows.optional<std::int32_t>(2, i)) fact.period = period_from_code(*code);
      fact.source = {rows.column<std::int32_t>(3)[i], rows.column<std::int32_t>(4)[i]};
      facts.push_back(std::move(fact));
    }
  }
  return facts;
}

std::string fact(const std::vector<SchoolFact>& facts, std::string_view name) {
  const auto found = std::ranges::find(facts, name, &SchoolFact::name);
  return found == facts.end() ? std::string() : found->value;
}

void read_dates(Connection& connection, School& school) {
  Rows rows = connection.query(
      "SELECT coalesce(strftime(opened, '%Y-%m-%d'), ''), coalesce(strftime(closed, '%Y-%m-%d'), '') FROM "
      "place "
      "WHERE place_id = ?",
      school.summary.id);
  if (!rows.next_chunk() || rows.size() == 0) return;
  school.opened = text_at(rows, 0, 0);
  school.closed = text_at(rows, 1, 0);
}

std::vector<SchoolLink> read_links(Connection& connection, PlaceId school) {
  Rows rows = connection.query(
      "SELECT DISTINCT coalesce(c.code, ''), p.name, l.kind, coalesce(strftime(l.day, '%Y-%m-%d'), '') AS "
      "day "
      "FROM school_link l JOIN place p ON p.place_id = l.other_id "
      "LEFT JOIN place_code c ON c.place_id = l.other_id AND c.scheme = 'urn' WHERE l.place_id = ? ORDER BY "
      "day, c.code",
      school);
  std::vector<SchoolLink> links;
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      links.push_back({text_at(rows, 0, i), text_at(rows, 1, i), text_at(rows, 2, i), text_at(rows, 3, i)});
    }
  }
  return links;
}

std::vector<std::string> read_groups(Connection& connection, PlaceId school) {
  Rows rows = connection.query(
      // One trust stands in capitals in one file and not in another.
      "SELECT max(p.name) FROM membership m JOIN place p ON p.place_id = m.parent_id WHERE m.kind = 'trust' "
      "AND "
      "m.place_id = ? AND m.valid_until IS NULL AND p.name <> '' GROUP BY lower(p.name) ORDER BY 1",
      school);
  std::vector<std::string> groups;
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) groups.push_back(text_at(rows, 0, i));
  }
  return groups;
}

/// The newest figure of each column and group; of two files with one period the better status and the later
/// one speak.
constexpr std::string_view kFigures =
    "WITH own AS (SELECT f.*, row_number() OVER (PARTITION BY f.indicator_id, f.group_id ORDER BY "
    "f.period_code DESC, "
    "f.status, s.published DESC NULLS LAST, s.file DESC) AS turn FROM school_figure f JOIN source s USING "
    "(source_id) "
    "WHERE f.place_id = $1), newest AS (SELECT * FROM own WHERE turn = 1), beside AS (SELECT a.indicator_id, "
    "a.group_id, "
    "a.period_code, max(a.value) FILTER (a.place_id = $2) AS authority, max(a.value) FILTER (a.place_id = "
    "$3) AS country "
    "FROM area_figure a JOIN newest n USING (indicator_id, group_id, period_code) WHERE a.place_id IN ($2, "
    "$3) "
    "GROUP BY a.indicator_id, a.group_id, a.period_code) "
    "SELECT i.dataset, i.name, i.title, i.unit, i.decimals, g.description, n.period_code, l.label, n.value, "
    "n.symbol, "
    "n.status, n.source_id, n.line, b.authority, b.country FROM newest n JOIN indicator i USING "
    "(indicator_id) "
    "JOIN population g USING (group_id) JOIN period_label l USING (label_id) "
    "LEFT JOIN beside b USING (indicator_id, group_id, period_code) ORDER BY i.dataset, n.line, "
    "i.indicator_id, n.group_id";

SchoolFigure figure_at(const Rows& rows, std::size_t i) {
  SchoolFigure figure;
  figure.dataset = text_at(rows, 0, i);
  figure.column = text_at(rows, 1, i);
  figure.title = rows.text(2, i).empty() ? figure.column : text_at(rows, 2, i);
  figure.unit = text_at(rows, 3, i);
  if (const auto decimals = rows.optional<std::int8_t>(4, i)) figure.decimals = int{*decimals};
  figure.group = Group::read(rows.text(5, i)).value_or(Group());
  figure.period = period_from_code(rows.column<std::int32_t>(6)[i]);
  figure.label = text_at(rows, 7, i);
  figure.figure = {rows.optional<double>(8, i), static_cast<Symbol>(rows.column<std::uint8_t>(9)[i])};
  figure.status = static_cast<Status>(rows.column<std::uint8_t>(10)[i]);
  figure.source = {rows.column<std::int32_t>(11)[i], rows.column<std::int32_t>(12)[i]};
  figure.authority = rows.optional<double>(13, i);
  figure.country = rows.optional<double>(14, i);
  return figure;
}

/// Names the measure that a figure's column is bound to, if any takes its row.
void bind(SchoolFigure& figure, const Catalogue& catalogue) {
  for (const auto& measure : catalogue.measures()) {
    for (const auto& binding : measure.bindings) {
      if (binding.dataset != figure.dataset || binding.column != figure.column) continue;
      const auto group = group_under(binding, figure.group);
      if (!group) continue;
      figure.measure = &measure;
      figure.measure_group = *group;
      figure.title = measure.title;
      figure.unit = measure.unit;
      figure.decimals = binding.decimals.value_or(measure.decimals);
      for (auto* value : {&figure.figure.value, &figure.authority, &figure.country}) {
        if (*value) **value *= binding.scale;
      }
      // The pupils of one school are not compared with those of a whole authority or country.
      if (measure.kind == MeasureKind::Count) figure.authority = figure.country = std::nullopt;
      return;
    }
  }
}

std::optional<PlaceId> country_of(Connection& connection) {
  Rows rows = connection.query("SELECT min(place_id) FROM place WHERE kind = 0");
  return rows.next_chunk() ? rows.optional<std::int32_t>(0, 0) : std::nullopt;
}

std::vector<SchoolFigure> read_figures(Connection& connection, const Catalogue& catalogue,
                                       const SchoolSummary& school) {
  Rows rows = connection.query(kFigures, school.id, school.authority, country_of(connection));
  std::vector<SchoolFigure> figures;
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) figures.push_back(figure_at(rows, i));
  }
  for (auto& figure : figures) bind(figure, catalogue);
  return figures;
}

std::string address_of(const std::vector<SchoolFact>& facts, const std::string& postcode) {
  std::string address;
  for (const auto& part : {fact(facts, "street"), fact(facts, "town"), postcode}) {
    if (!part.empty()) address += (address.empty() ? "" : ", ") + part;
  }
  return address;
}

}  // namespace

Result<School> Schools::school(std::string_view number) const {
  const auto list = this->list();
  const ListedSchool* found = list->find(number);
  if (found == nullptr) {
    return fail(ProblemCode::NotFound,
                fmt::format("No loaded file has a school with the number {}. Give a URN of six "
                            "digits or a LAESTAB of seven.",
                            number));
  }
  Connection connection = store_.database()->connect();
  School school;
  school.summary = list->summary(*found);
  school.facts = read_facts(connection, school.summary.id);
  school.address = address_of(school.facts, school.summary.postcode);
  school.trust = fact(school.facts, "trust_name");
  school.ward = fact(school.facts, "ward_name");
  read_dates(connection, school);
  school.links = read_links(connection, school.summary.id);
  school.groups = read_groups(connection, school.summary.id);
  school.figures = read_figures(connection, catalogue_, school.summary);
  for (auto& each : school.facts) each.name = in_words(each.name);
  return school;
}

}  // namespace headrow::evidence

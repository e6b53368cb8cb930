// The list of schools that searches look in.
#include "school_list.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "headrow/evidence/store.hpp"

namespace headrow::evidence {

namespace {

/// What a list shows of a school in words. Which file speaks for a fact: the newest period, then the newest
/// publication, then the newest content. That is settled here and not by the database, which would have to
/// sort every fact of the land.
constexpr std::array kFacts =
    std::to_array<std::string_view>({"phase", "type", "status", "postcode", "inspection"});

constexpr std::string_view kFactRows =
    "SELECT place_id, name, value, period_code, source_id, line FROM place_text WHERE name IN ('phase', "
    "'type', 'status', 'postcode', 'inspection')";

/// A grade belongs to the day that stands in its own row: a register goes on giving the day of the last visit
/// when it gives grades no more.
constexpr std::string_view kInspectionDates =
    "SELECT place_id, value, source_id, line FROM place_text WHERE name = 'inspection_date'";

constexpr std::string_view kSourcesWeakestFirst =
    "SELECT source_id FROM source ORDER BY published NULLS FIRST, last_period NULLS FIRST, file";

constexpr std::string_view kNumbers =
    "SELECT f.place_id, i.fact, arg_max(f.value, f.period_code) FROM school_figure f JOIN indicator i "
    "USING (indicator_id) WHERE i.fact IN ('pupils', 'capacity') AND f.group_id = 0 AND f.value IS NOT NULL "
    "GROUP BY f.place_id, i.fact";

constexpr std::string_view kSchools =
    "SELECT p.place_id, p.name, p.open, p.name_rank = 0, coalesce(max(c.code) FILTER (c.scheme = 'urn'), "
    "''), "
    "coalesce(arg_max(c.code, coalesce(c.valid_until, DATE '9999-12-31')) FILTER (c.scheme = 'laestab'), '') "
    "FROM place p LEFT JOIN place_code c USING (place_id) WHERE p.kind = 7 GROUP BY p.place_id, p.name, "
    "p.open, p.name_rank";

constexpr std::string_view kAuthorities =
    "SELECT m.place_id, arg_max(m.parent_id, coalesce(m.valid_until, DATE '9999-12-31')) FROM membership m "
    "JOIN place p USING (place_id) WHERE m.kind = 'authority' AND p.kind = 7 GROUP BY m.place_id";

/// Period, weight of the source, line: the greatest speaks.
using Strength = std::tuple<std::int32_t, std::int32_t, std::int32_t>;

std::unordered_map<std::int32_t, std::int32_t> weights_of_sources(Connection& connection) {
  std::unordered_map<std::int32_t, std::int32_t> weights;
  Rows rows = connection.query(kSourcesWeakestFirst);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      weights.emplace(rows.column<std::int32_t>(0)[i], static_cast<std::int32_t>(weights.size()) + 1);
    }
  }
  return weights;
}

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  std::ranges::transform(lowered, lowered.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lowered;
}

void read_authorities(Connection& connection, const SchoolPositions& schools) {
  Rows rows = connection.query(kAuthorities);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto found = schools.find(rows.column<std::int32_t>(0)[i]);
      if (found != schools.end()) found->second->authority = rows.column<std::int32_t>(1)[i];
    }
  }
}

void read_numbers(Connection& connection, const SchoolPositions& schools) {
  Rows rows = connection.query(kNumbers);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto found = schools.find(rows.column<std::int32_t>(0)[i]);
      if (found == schools.end()) continue;
      const auto value = static_cast<float>(rows.column<double>(2)[i]);
      (rows.text(1, i) == "pupils" ? found->second->pupils : found->second->capacity) = value;
    }
  }
}

/// By name; schools that no register names come last.
bool listed_before(const ListedSchool& a, const ListedSchool& b) {
  return std::tuple(!a.registered, std::string_view(a.key), std::string_view(a.urn)) <
         std::tuple(!b.registered, std::string_view(b.key), std::string_view(b.urn));
}

}  // namespace

std::uint32_t SharedWords::number(std::string_view word) {
  const auto [found, added] = numbers_.emplace(lower_case(word), static_cast<std::uint32_t>(words_.size()));
  if (added) words_.emplace_back(word);
  return found->second;
}

std::vector<std::string> SharedWords::sorted() const {
  std::vector<std::string> words(words_.begin() + 1, words_.end());
  std::ranges::sort(words);
  return words;
}

void Schools::List::take_fact(ListedSchool& school, std::string_view name, std::string_view value) {
  if (name == "phase") school.phase = phases.number(value);
  if (name == "type") school.type = types.number(value);
  if (name == "status") school.status = statuses.number(value);
  if (name == "inspection") school.inspection = inspections.number(value);
  if (name == "postcode") school.postcode = value;
}

void Schools::List::read_facts(Connection& connection, const SchoolPositions& by_id) {
  const auto weight = weights_of_sources(connection);
  std::vector<std::array<Strength, kFacts.size()>> strongest(schools.size());
  Rows rows = connection.query(kFactRows);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto found = by_id.find(rows.column<std::int32_t>(0)[i]);
      if (found == by_id.end()) continue;
      const auto name = rows.text(1, i);
      const auto fact = static_cast<std::size_t>(std::ranges::find(kFacts, name) - kFacts.begin());
      const Strength strength{rows.optional<std::int32_t>(3, i).value_or(0),
                              weight.at(rows.column<std::int32_t>(4)[i]), rows.column<std::int32_t>(5)[i]};
      auto& best = strongest[static_cast<std::size_t>(found->second - schools.data())][fact];
      if (strength < best) continue;
      best = strength;
      take_fact(*found->second, name, rows.text(2, i));
      if (name == "inspection")
        found->second->inspection_row = {rows.column<std::int32_t>(4)[i], rows.column<std::int32_t>(5)[i]};
    }
  }
}

void Schools::List::read_inspection_dates(Connection& connection, const SchoolPositions& by_id) {
  Rows rows = connection.query(kInspectionDates);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto found = by_id.find(rows.column<std::int32_t>(0)[i]);
      if (found == by_id.end()) continue;
      const std::pair row{rows.column<std::int32_t>(2)[i], rows.column<std::int32_t>(3)[i]};
      if (found->second->inspection_row == row) found->second->inspection_date = rows.text(1, i);
    }
  }
}

void Schools::List::read_names(Connection& connection) {
  Rows rows = connection.query(kSchools);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      ListedSchool school;
      school.id = rows.column<std::int32_t>(0)[i];
      school.name = rows.text(1, i);
      school.registered = rows.column<bool>(3)[i];
      // That a file has figures of a school does not say that it is open now.
      school.status = statuses.number(!rows.column<bool>(2)[i] ? "Closed" : school.registered ? "Open" : "");
      school.urn = rows.text(4, i);
      school.laestab = rows.text(5, i);
      schools.push_back(std::move(school));
    }
  }
}

Schools::List Schools::List::read(Connection& connection) {
  List list;
  list.read_names(connection);
  std::unordered_map<PlaceId, ListedSchool*> by_id;
  by_id.reserve(list.schools.size());
  for (auto& school : list.schools) by_id.emplace(school.id, &school);
  list.read_facts(connection, by_id);
  list.read_inspection_dates(connection, by_id);
  read_authorities(connection, by_id);
  read_numbers(connection, by_id);
  for (auto& school : list.schools) school.key = lower_case(school.name + " " + school.postcode);
  std::ranges::sort(list.schools, listed_before);
  list.index();
  return list;
}

void Schools::List::index() {
  for (std::uint32_t i = 0; i < schools.size(); ++i) {
    if (!schools[i].urn.empty()) by_urn.push_back(i);
    if (!schools[i].laestab.empty()) by_laestab.push_back(i);
  }
  std::ranges::sort(by_urn, {}, [&](std::uint32_t i) { return std::string_view(schools[i].urn); });
  // Of schools that had one number after another, the one with the newest URN is meant.
  std::ranges::sort(by_laestab, {}, [&](std::uint32_t i) {
    return std::pair(std::string_view(schools[i].laestab), std::string_view(schools[i].urn));
  });
}

const ListedSchool* Schools::List::find(std::string_view number) const {
  const auto urn = [&](std::uint32_t i) { return std::string_view(schools[i].urn); };
  const auto found = std::ranges::lower_bound(by_urn, number, {}, urn);
  if (found != by_urn.end() && urn(*found) == number) return &schools[*found];
  const auto laestab = [&](std::uint32_t i) { return std::string_view(schools[i].laestab); };
  const auto after = std::ranges::upper_bound(by_laestab, number, {}, laestab);
  if (after == by_laestab.begin() || laestab(*(after - 1)) != number) return nullptr;
  return &schools[*(after - 1)];
}

SchoolSummary Schools::List::summary(const ListedSchool& school) const {
  SchoolSummary summary;
  summary.id = school.id;
  summary.urn = school.urn;
  summary.laestab = school.laestab;
  summary.name = school.name;
  summary.phase = phases.word(school.phase);
  summary.type = types.word(school.type);
  summary.status = statuses.word(school.status);
  summary.postcode = school.postcode;
  if (school.authority != 0) summary.authority = school.authority;
  summary.pupils = school.pupils;
  summary.capacity = school.capacity;
  summary.inspection = inspections.word(school.inspection);
  summary.inspection_date = school.inspection_date;
  return summary;
}

Schools::Schools(Store& store, const Catalogue& catalogue) : store_(store), catalogue_(catalogue) {}

Schools::~Schools() = default;

std::shared_ptr<const Schools::List> Schools::list() const {
  const std::lock_guard lock(mutex_);
  if (!list_) {
    Connection connection = store_.database()->connect();
    list_ = std::make_shared<const List>(List::read(connection));
  }
  return list_;
}

void Schools::refresh() {
  const std::lock_guard lock(mutex_);
  list_.reset();
}

std::vector<std::string> Schools::phases() const {
  return list()->phases.sorted();
}
std::vector<std::string> Schools::statuses() const {
  return list()->statuses.sorted();
}

SchoolPage Schools::find(const SchoolSearch& search) const {
  const auto list = this->list();
  const std::string wanted = lower_case(search.search);
  SchoolPage page;
  for (const auto& school : list->schools) {
    if (search.authority && school.authority != *search.authority) continue;
    if (!search.phase.empty() && list->phases.word(school.phase) != search.phase) continue;
    if (!search.status.empty() && list->statuses.word(school.status) != search.status) continue;
    if (!wanted.empty() && school.key.find(wanted) == std::string::npos && !school.urn.starts_with(wanted) &&
        !school.laestab.starts_with(wanted)) {
      continue;
    }
    if (page.total >= search.first && page.schools.size() < search.most)
      page.schools.push_back(list->summary(school));
    ++page.total;
  }
  return page;
}

}  // namespace headrow::evidence

#include "question_city.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace headrow::evidence {

namespace {

constexpr std::string_view kMeasures = R"(
[[measure]]
code = "eyfs.good_level"
title = "Good level of development"
definition = "Children at the expected level."
unit = "%"
kind = "proportion"
polarity = "high"
phase = "early_years"
theme = "attainment"
basis = "schools"
year = "academic"
decimals = 1
not_scored = [{ periods = ["2019/20"], note = "Not assessed" }]

[[measure.binding]]
dataset = "tool"
column = "GLD"

[[measure.binding]]
dataset = "release"
column = "gld_pt"
numerator = "gld"
denominator = "children"

[[measure.binding]]
dataset = "tool"
column = "GLD_FSM"
group = { fsm = "yes" }

[[measure.binding]]
dataset = "release"
numerator = "met + exceeded"
denominator = "children"
scale = 100
where = { school_type = "state" }
group = { fsm = "no" }

[[measure]]
code = "absence.overall"
title = "Overall absence"
definition = "Half days missed."
unit = "%"
kind = "rate"
polarity = "low"
phase = "all_phases"
theme = "attendance"
basis = "schools"
year = "academic"
decimals = 0

[[measure.binding]]
dataset = "tool"
column = "ABS"

[[measure]]
code = "context.children"
title = "Children"
definition = "How many live here."
unit = "children"
kind = "count"
polarity = "neither"
phase = "not_school"
theme = "context"
basis = "lives"
year = "academic"
decimals = 0

[[measure.binding]]
dataset = "tool"
column = "POP"

[[measure]]
code = "participation.neet"
title = "Not in education, employment or training"
definition = "Young people known not to be."
unit = "%"
kind = "proportion"
polarity = "low"
phase = "post16"
theme = "participation"
basis = "lives"
year = "financial"
decimals = 1

[[measure.binding]]
dataset = "release"
column = "neet_pt"
year = "financial"
)";

constexpr std::string_view kDimensions = R"(
[[dimension]]
code = "fsm"
title = "Free school meals"
definition = "Eligible."
columns = ["fsm"]
total = "all"
[[dimension.value]]
code = "all"
title = "All"
synonyms = ["Total"]
[[dimension.value]]
code = "yes"
title = "Eligible"
synonyms = ["FSM"]
[[dimension.value]]
code = "no"
title = "Not eligible"
synonyms = ["Other"]

[[dimension]]
code = "school_type"
title = "School type"
definition = "Of the school."
columns = ["school_type"]
total = "all"
[[dimension.value]]
code = "all"
title = "All"
synonyms = ["Total"]
[[dimension.value]]
code = "state"
title = "State-funded"
synonyms = ["State"]
)";

constexpr std::string_view kTool = R"(
code = "tool"
title = "Long table"
publisher = "Department"
shape = "long_table"
recognise = ["Short", "Years", "Values", "LA"]
[[column]]
name = "Short"
role = "indicator_name"
[[column]]
name = "Years"
role = "period"
[[column]]
name = "Values"
role = "value"
[[column]]
name = "LA"
role = "authority"
)";

constexpr std::string_view kRelease = R"(
code = "release"
title = "Release"
publisher = "Department"
shape = "open_data"
recognise = ["time_period", "gld_pt"]
)";

constexpr std::string_view kRegister = R"(
INSERT INTO place (place_id, kind, name, name_rank, name_age, open) VALUES
  (1, 0, 'England', 0, 0, true), (2, 1, 'North', 0, 0, true), (3, 1, 'South', 0, 0, true),
  (4, 1, 'The Coast', 0, 0, true),
  (11, 2, 'Aston', 0, 0, true), (12, 2, 'Barham, City of', 0, 0, true), (13, 2, 'Calder', 0, 0, true),
  (14, 2, 'Dunmere', 0, 0, true), (15, 2, 'Elford', 0, 0, false);
INSERT INTO place_code (scheme, code, place_id) VALUES
  ('gss', 'E92000001', 1), ('authority', '301', 11), ('authority', '302', 12), ('authority', '303', 13),
  ('authority', '304', 14), ('authority', '305', 15), ('gss', 'E08000001', 11),
  ('gss', 'E13000002', 3), ('gss', 'E12000004', 4);
INSERT INTO membership (kind, place_id, parent_id, register_said, source_id) VALUES
  ('region', 11, 2, true, 1), ('region', 12, 2, true, 1), ('region', 13, 2, true, 1), ('region', 14, 3, true, 1),
  ('region', 15, 3, true, 1), ('region', 11, 3, false, 9);
)";

const std::vector<std::string> kAuthorities = {"Aston", "Barham, City of", "Calder", "Dunmere", "Elford"};

}  // namespace

QuestionCity::QuestionCity() {
  write_catalogue();
  auto catalogue = Catalogue::read(folder_.path() / "catalog");
  if (!catalogue) throw std::runtime_error(describe(catalogue.error()));
  catalogue_ = *std::move(catalogue);
  auto store = Store::create(folder_.path() / "city");
  if (!store) throw std::runtime_error(describe(store.error()));
  store_ = *std::move(store);
  run(std::string(kRegister));
  evidence_ = std::make_unique<Evidence>(*store_, *catalogue_);
}

void QuestionCity::write_catalogue() {
  folder_.write("catalog/measures/all.toml", kMeasures);
  folder_.write("catalog/dimensions/all.toml", kDimensions);
  folder_.write("catalog/datasets/tool.toml", kTool);
  folder_.write("catalog/datasets/release.toml", kRelease);
  folder_.write("catalog/places/all.toml",
                "[[wider_region]]\nregion = \"E13000002\"\nwithin = \"E12000004\"\n");
}

std::int32_t QuestionCity::load(const Release& release) {
  datasets_.push_back(release.dataset);
  const auto id = static_cast<std::int32_t>(datasets_.size());
  const std::string published = release.published.empty() ? "NULL" : "DATE '" + release.published + "'";
  run(
      fmt::format("INSERT INTO source (source_id, sha256, file, bytes, dataset, title, publisher, status, "
                  "published, loaded_at, "
                  "loaded_by, notes, line_count, figure_count) VALUES ({0}, '{0}', '{1}', 1, '{2}', 't', "
                  "'p', 0, {3}, TIMESTAMP "
                  "'2026-01-01', 'me', '', 1, 1)",
                  id, release.file, release.dataset, published));
  evidence_->refresh();
  return id;
}

std::int32_t QuestionCity::named(Connection& connection, const std::string& table, const std::string& text) {
  const auto [entry, fresh] =
      numbers_.try_emplace(table + text, static_cast<std::int32_t>(numbers_.size()) + 1);
  if (fresh) connection.query(fmt::format("INSERT INTO {} VALUES (?, ?)", table), entry->second, text);
  return entry->second;
}

std::int32_t QuestionCity::indicator(Connection& connection, const std::string& dataset,
                                     const std::string& name) {
  const auto [entry, fresh] =
      numbers_.try_emplace(dataset + ":" + name, static_cast<std::int32_t>(numbers_.size()) + 1);
  if (fresh) {
    connection.query(
        "INSERT INTO indicator (indicator_id, dataset, name, title, unit, fact) VALUES (?, ?, ?, '', '', '')",
        entry->second, dataset, name);
  }
  return entry->second;
}

void QuestionCity::put(const Published& figure) {
  pending_.push_back(figure);
  if (figure.line == 0) pending_.back().line = next_line_++;
}

void QuestionCity::write(Connection& connection, const Published& figure) {
  const auto period = read_period(figure.period, YearKind::Academic);
  if (!period) throw std::runtime_error(period.error().message);
  const auto* value = std::get_if<double>(&figure.value);
  const auto* symbol = std::get_if<Symbol>(&figure.value);
  connection.query(
      "INSERT INTO area_figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      indicator(connection, datasets_[static_cast<std::size_t>(figure.source - 1)], figure.column),
      figure.group.empty() ? 0 : named(connection, "population", figure.group), period_code(*period),
      evidence_->place(figure.place)->id, value ? std::optional(*value) : std::nullopt,
      static_cast<std::int32_t>(symbol ? *symbol : Symbol::None), static_cast<std::int32_t>(figure.status),
      named(connection, "period_label", figure.period), figure.source, figure.line);
}

Evidence& QuestionCity::evidence() {
  if (pending_.empty()) return *evidence_;
  Connection connection = store_->database()->connect();
  Transaction transaction(connection);
  for (const Published& figure : pending_) write(connection, figure);
  transaction.commit();
  pending_.clear();
  evidence_->refresh();
  return *evidence_;
}

void QuestionCity::put_all(std::int32_t source, const std::string& period,
                           const std::vector<std::optional<double>>& values, const std::string& column) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    Published figure{.source = source, .place = kAuthorities[i], .period = period, .column = column};
    if (values[i]) {
      figure.value = *values[i];
    } else {
      figure.value = Symbol::NotAvailable;
    }
    put(figure);
  }
}

void QuestionCity::neighbours(const std::string& set, const std::string& place,
                              const std::vector<std::string>& nearest) {
  run(fmt::format("INSERT INTO neighbour_set VALUES ('{0}', '{0}', 1) ON CONFLICT DO NOTHING", set));
  int rank = 0;
  for (const std::string& one : nearest) {
    run(fmt::format("INSERT INTO neighbour VALUES ('{}', {}, {}, {}, 'Close')", set, id(place), ++rank,
                    id(one)));
  }
  evidence_->refresh();
}

PlaceId QuestionCity::id(const std::string& name) {
  const auto found = evidence().place(name);
  if (!found) throw std::runtime_error(found.error().message);
  return found->id;
}

MeasureAndGroup QuestionCity::ask(std::string_view name, std::string_view group) {
  auto what = evidence().find(name, Group::read(group).value());
  if (!what) throw std::runtime_error(what.error().message);
  return *std::move(what);
}

EvidenceRow QuestionCity::row(std::string_view measure, const std::string& place, std::string_view period,
                              std::string_view group) {
  for (EvidenceRow& row : evidence().series(ask(measure, group), id(place))) {
    if (row.label == period) return std::move(row);
  }
  throw std::runtime_error(fmt::format("no row of {} in {} for {}", measure, period, place));
}

}  // namespace headrow::evidence

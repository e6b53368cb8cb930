#include <fmt/format.h>

#include "catalogue_read.hpp"
#include "children/rollups.hpp"
#include "word_table.hpp"

namespace headrow::evidence {

namespace {

constexpr WordTable<MeasureKind, 5> kKinds{{{"count", MeasureKind::Count},
                                            {"proportion", MeasureKind::Proportion},
                                            {"mean", MeasureKind::Mean},
                                            {"rate", MeasureKind::Rate},
                                            {"index", MeasureKind::Index}}};
constexpr WordTable<Polarity, 3> kPolarities{
    {{"high", Polarity::HighIsGood}, {"low", Polarity::LowIsGood}, {"neither", Polarity::Neither}}};
constexpr WordTable<Basis, 3> kBases{{{"schools", Basis::SchoolsHere},
                                      {"lives", Basis::LivesHere},
                                      {"responsible", Basis::ResponsibleAuthority}}};

Period needed_period(TomlTable& table, const std::string& label, std::string_view key, YearKind year) {
  auto period = read_period(label, year);
  if (!period) table.wrong(key, fmt::format("'{}' is no period of this measure's kind of year.", label));
  return *period;
}

Group group_of(TomlTable& table, std::string_view key) {
  Group group;
  for (auto& [characteristic, value] : table.pairs(key)) group = group.with(characteristic, value);
  return group;
}

int decimals_of(TomlTable& table, std::int64_t value) {
  if (value < 0 || value > 9) table.wrong("decimals", "'decimals' is a whole number from 0 to 9.");
  return static_cast<int>(value);
}

Binding binding_of(TomlTable table) {
  Binding binding;
  binding.dataset = table.needed_text("dataset");
  binding.column = table.text("column");
  binding.group = group_of(table, "group");
  binding.where = group_of(table, "where");
  binding.numerator = table.text("numerator");
  binding.denominator = table.text("denominator");
  if (binding.column.empty() && (binding.numerator.empty() || binding.denominator.empty())) {
    table.wrong("column", "A binding says 'column', or 'numerator' and 'denominator' to be worked out from.");
  }
  binding.scale = table.real("scale", 1);
  if (binding.scale == 0) table.wrong("scale", "'scale' cannot be nought.");
  if (table.has("polarity")) binding.polarity = word_of(table, "polarity", kPolarities, Polarity::Neither);
  if (table.has("banded")) binding.banded = table.boolean("banded", true);
  if (table.has("year")) binding.year = year_kind_of(table, "year", YearKind::Academic);
  if (table.has("decimals")) binding.decimals = decimals_of(table, table.integer("decimals", 1));
  table.finish();
  return binding;
}

PupilDefinition definition_of(TomlTable table) {
  PupilDefinition definition;
  definition.rollup = table.needed_text("rollup");
  definition.where = table.text("where");
  definition.numerator = table.needed_text("numerator");
  definition.denominator = table.text("denominator");
  definition.source = table.needed_text("source");
  definition.from = static_cast<int>(table.integer("from", definition.from));
  definition.until = static_cast<int>(table.integer("until", definition.until));
  if (const auto compiled = children::compile(definition); !compiled) {
    const std::string& message = compiled.error().message;
    const std::size_t quote = message.find('\'') + 1;
    table.wrong(message.substr(quote, message.find('\'', quote) - quote), message);
  }
  table.finish();
  return definition;
}

void read_history(TomlTable& table, Measure& measure) {
  for (TomlTable entry : table.tables("breaks")) {
    Break change;
    change.period = needed_period(entry, entry.needed_text("period"), "period", measure.year);
    change.note = entry.needed_text("note");
    entry.finish();
    measure.breaks.push_back(std::move(change));
  }
  for (TomlTable entry : table.tables("not_scored")) {
    NotScored left_out;
    for (const std::string& label : entry.texts("periods")) {
      left_out.periods.push_back(needed_period(entry, label, "periods", measure.year));
    }
    left_out.note = entry.needed_text("note");
    entry.finish();
    measure.not_scored.push_back(std::move(left_out));
  }
  const std::string last = table.text("last_published");
  if (!last.empty()) measure.last_published = needed_period(table, last, "last_published", measure.year);
  measure.last_published_note = table.text("last_published_note");
}

Measure measure_of(TomlTable table) {
  Measure measure;
  measure.code = table.needed_text("code");
  measure.title = table.needed_text("title");
  measure.short_title = table.text("short_title", measure.title);
  measure.definition = table.needed_text("definition");
  measure.unit = table.needed_text("unit");
  measure.kind = word_of(table, "kind", kKinds, MeasureKind::Mean);
  measure.polarity = word_of(table, "polarity", kPolarities, Polarity::Neither);
  measure.phase = table.needed_text("phase");
  measure.theme = table.needed_text("theme");
  measure.basis = word_of(table, "basis", kBases, Basis::SchoolsHere);
  measure.year = year_kind_of(table, "year", YearKind::Academic);
  measure.decimals = decimals_of(table, table.integer("decimals", 1));
  measure.banded = table.boolean("banded", true);
  read_history(table, measure);
  for (TomlTable& binding : table.tables("binding"))
    measure.bindings.push_back(binding_of(std::move(binding)));
  for (TomlTable& definition : table.tables("pupils"))
    measure.pupils.push_back(definition_of(std::move(definition)));
  table.finish();
  return measure;
}

}  // namespace

YearKind year_kind_of(TomlTable& table, std::string_view key, YearKind otherwise) {
  constexpr WordTable<YearKind, 3> kYears{{{"academic", YearKind::Academic},
                                           {"calendar", YearKind::Calendar},
                                           {"financial", YearKind::Financial}}};
  return word_of(table, key, kYears, otherwise);
}

void read_measures(const std::filesystem::path& file, std::vector<Measure>& measures) {
  TomlTable top = formats::open_toml(file);
  for (TomlTable& table : top.tables("measure")) measures.push_back(measure_of(std::move(table)));
  top.finish();
}

}  // namespace headrow::evidence

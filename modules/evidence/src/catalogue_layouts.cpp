#include <fmt/format.h>

#include <regex>

#include "catalogue_read.hpp"
#include "word_table.hpp"

namespace headrow::evidence {

namespace {

constexpr WordTable<Shape, 14> kShapes{{{"long_table", Shape::LongTable},
                                        {"open_data", Shape::OpenData},
                                        {"wide", Shape::Wide},
                                        {"authorities", Shape::Authorities},
                                        {"schools", Shape::Schools},
                                        {"school_links", Shape::SchoolLinks},
                                        {"groups", Shape::Groups},
                                        {"group_members", Shape::GroupMembers},
                                        {"neighbours", Shape::Neighbours},
                                        {"dictionary", Shape::Dictionary},
                                        {"column_notes", Shape::ColumnNotes},
                                        {"sidecar", Shape::Sidecar},
                                        {"children", Shape::Children},
                                        {"boundaries", Shape::Boundaries}}};
constexpr WordTable<PlaceKind, 4> kAreaKinds{{{"authority", PlaceKind::Authority},
                                              {"region", PlaceKind::Region},
                                              {"ward", PlaceKind::Ward},
                                              {"planning_area", PlaceKind::PlanningArea}}};
constexpr WordTable<Severity, 4> kSeverities{{{"note", Severity::Note},
                                              {"warning", Severity::Warning},
                                              {"quarantine", Severity::Quarantine},
                                              {"error", Severity::Error}}};

LayoutColumn column_of(TomlTable table) {
  LayoutColumn column;
  column.name = table.needed_text("name");
  column.role = table.needed_text("role");
  column.title = table.text("title");
  column.unit = table.text("unit");
  column.fact = table.text("fact");
  column.area_filter = table.text("area_filter");
  column.values = table.pairs("values");
  table.finish();
  return column;
}

LayoutLevel level_of(TomlTable table) {
  LayoutLevel level;
  level.value = table.text("value");
  level.level = table.needed_text("level");
  level.group = table.text("group");
  if (auto group = Group::read(level.group); !group) table.wrong("group", group.error().message);
  table.finish();
  return level;
}

FilterTopic topic_of(TomlTable table) {
  FilterTopic topic;
  topic.topic = table.needed_text("topic");
  topic.value = table.needed_text("value");
  table.finish();
  return topic;
}

LayoutTotal total_of(TomlTable table) {
  LayoutTotal total;
  total.column = table.needed_text("column");
  total.parts = table.texts("parts");
  if (total.parts.empty()) table.wrong("parts", "A total needs its parts.");
  total.within = table.real("within", 0.5);
  table.finish();
  return total;
}

LayoutField field_of(TomlTable table) {
  LayoutField field;
  field.field = table.needed_text("field");
  field.name = table.text("name");
  field.constant = table.text("constant");
  field.codes = table.text("codes");
  field.values = table.pairs("values");
  if (field.name.empty() == field.constant.empty())
    table.wrong("name", "A field needs a column to be read from, or a constant.");
  table.finish();
  return field;
}

LayoutRecord record_of(TomlTable table) {
  LayoutRecord record;
  record.toml_line = table.line();
  record.kind = table.needed_text("kind");
  record.path = table.text("path");
  for (TomlTable& field : table.tables("fields")) record.fields.push_back(field_of(std::move(field)));
  table.finish();
  return record;
}

void read_rules(TomlTable& top, Layout& layout) {
  for (const auto& [rule, severity] : top.pairs("rules")) {
    bool known = false;
    for (const auto& [word, value] : kSeverities) {
      if (severity != word) continue;
      layout.rules.push_back({rule, value});
      known = true;
    }
    if (!known) {
      top.wrong("rules", fmt::format("'{}' is none of: note, warning, quarantine, error.", severity), rule);
    }
  }
}

void read_symbols(TomlTable& top, Layout& layout) {
  layout.symbols = top.pairs("symbols");
  for (const auto& [text, meaning] : layout.symbols) {
    const bool known = meaning.empty() || meaning == "c" || meaning == "z" || meaning == "x" ||
                       meaning == "low" || meaning == "u";
    if (!known)
      top.wrong("symbols", fmt::format("'{}' is none of: c, z, x, low, u, or nothing for blank.", meaning));
  }
}

void check_pattern(TomlTable& top, const std::string& pattern) {
  try {
    static_cast<void>(std::regex(pattern));
  } catch (const std::regex_error&) {
    top.wrong("period_pattern", fmt::format("'{}' is no regular expression.", pattern));
  }
}

void read_period_keys(TomlTable& top, Layout& layout) {
  layout.period_column = top.text("period_column");
  layout.period_pattern = top.text("period_pattern");
  layout.period_label = top.text("period_label");
  layout.period_shift = static_cast<int>(top.integer("period_shift", 0));
  layout.period_kind = year_kind_of(top, "period_kind", YearKind::Academic);
  if (!layout.period_pattern.empty()) check_pattern(top, layout.period_pattern);
}

void read_heading_keys(TomlTable& top, Layout& layout) {
  layout.recognise = top.texts("recognise");
  layout.root = top.text("root");
  layout.document = top.pairs("document");
  if (layout.recognise.empty() == layout.root.empty()) {
    top.wrong("recognise",
              "A layout needs headings to be recognised by, or of an XML document the name of its root.");
  }
  layout.recognise_not = top.texts("recognise_not");
  layout.priority = static_cast<int>(top.integer("priority", 0));
  layout.dataset_per_file = top.boolean("dataset_per_file", false);
  layout.sheet = top.text("sheet");
  layout.heading_row = static_cast<int>(top.integer("heading_row", 1));
  if (layout.heading_row < 1) top.wrong("heading_row", "'heading_row' counts from 1.");
}

void read_status_keys(TomlTable& top, Layout& layout) {
  layout.status = top.text("status", "final");
  if (layout.status != "final" && layout.status != "revised" && layout.status != "provisional") {
    top.wrong("status", fmt::format("'{}' is none of: final, revised, provisional.", layout.status));
  }
  layout.status_column = top.text("status_column");
}

void read_column_keys(TomlTable& top, Layout& layout) {
  layout.filters = top.texts("filters");
  for (TomlTable& table : top.tables("filter_topic"))
    layout.filter_topics.push_back(topic_of(std::move(table)));
  for (TomlTable& table : top.tables("column")) layout.columns.push_back(column_of(std::move(table)));
  for (TomlTable& table : top.tables("level")) layout.levels.push_back(level_of(std::move(table)));
  layout.level_otherwise = top.text("level_otherwise", "school");
  for (TomlTable& table : top.tables("record")) layout.records.push_back(record_of(std::move(table)));
  if ((layout.shape == Shape::Children) == layout.records.empty())
    top.wrong("record", "Layouts of children, and only these, have records.");
  for (TomlTable& table : top.tables("total")) layout.totals.push_back(total_of(std::move(table)));
}

}  // namespace

Layout read_layout(const std::filesystem::path& file) {
  TomlTable top = formats::open_toml(file);
  Layout layout;
  layout.code = top.needed_text("code");
  if (layout.code != file.stem().string()) {
    top.wrong("code", fmt::format("The layout '{}' stands in a file of another name.", layout.code));
  }
  layout.title = top.needed_text("title");
  layout.publisher = top.needed_text("publisher");
  layout.licence = top.text("licence", layout.licence);
  layout.notes = top.text("notes");
  if (!top.has("shape")) top.wrong("shape", "'shape' is missing.");
  layout.shape = word_of(top, "shape", kShapes, Shape::Wide);
  read_heading_keys(top, layout);
  read_status_keys(top, layout);
  read_period_keys(top, layout);
  read_column_keys(top, layout);
  read_rules(top, layout);
  read_symbols(top, layout);
  layout.snapshot_column = top.text("snapshot_column");
  layout.neighbour_set = top.text("neighbour_set");
  layout.neighbour_title = top.text("neighbour_title");
  layout.describes = top.texts("describes");
  layout.area_kind = word_of(top, "area_kind", kAreaKinds, PlaceKind::Ward);
  top.finish();
  return layout;
}

}  // namespace headrow::evidence

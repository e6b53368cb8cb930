#include "names.hpp"

namespace headrow::evidence {

namespace {

/// Reads a table of numbers and texts; gives the next free number.
std::int32_t read_numbers(Connection& connection, const char* sql, TextMap<std::int32_t>& into) {
  std::int32_t next = 1;
  Rows rows = connection.query(sql);
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::int32_t id = rows.column<std::int32_t>(0)[i];
      into.emplace(std::string(rows.text(1, i)), id);
      next = std::max(next, id + 1);
    }
  }
  return next;
}

void write_numbers(Connection& connection, const char* table,
                   std::vector<std::pair<std::int32_t, std::string>>& rows) {
  if (rows.empty()) return;
  Appender appender(connection, table);
  for (const auto& [id, text] : rows) {
    appender.set<std::int32_t>(0, id);
    appender.set_text(1, text);
    appender.end_row();
  }
  appender.close();
  rows.clear();
}

/// Fills what is still blank.
void complete(IndicatorWords& words, const IndicatorWords& from) {
  if (words.title.empty()) words.title = from.title;
  if (words.unit.empty()) words.unit = from.unit;
  if (!words.decimals) words.decimals = from.decimals;
  if (words.fact.empty()) words.fact = from.fact;
}

}  // namespace

std::string Names::key_of(std::string_view dataset, std::string_view name) {
  std::string key(dataset);
  key += '\n';
  key += name;
  return key;
}

Names::Names(Connection& connection) {
  next_indicator_ = read_numbers(
      connection, "SELECT indicator_id, dataset || chr(10) || name FROM indicator ORDER BY indicator_id",
      indicators_);
  next_group_ = read_numbers(connection, "SELECT group_id, description FROM population", groups_);
  groups_.emplace("", 0);
  next_label_ = read_numbers(connection, "SELECT label_id, label FROM period_label", labels_);
  read_notes(connection);
  Rows rows = connection.query("SELECT name, year_type FROM dictionary_entry ORDER BY source_id, line");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      dictionary_[std::string(rows.text(0, i))] = std::string(rows.text(1, i));
  }
}

void Names::read_notes(Connection& connection) {
  Rows rows =
      connection.query("SELECT dataset, name, title, unit, decimals FROM column_note ORDER BY source_id");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      note(
          rows.text(0, i), rows.text(1, i),
          {std::string(rows.text(2, i)), std::string(rows.text(3, i)), rows.optional<std::int8_t>(4, i), ""});
    }
  }
}

std::int32_t Names::indicator(std::string_view dataset, std::string_view name, const IndicatorWords& words) {
  const std::string key = key_of(dataset, name);
  const auto known = indicators_.find(key);
  if (known != indicators_.end()) return known->second;
  NewIndicator indicator{next_indicator_++, std::string(dataset), std::string(name), words};
  const auto noted = notes_.find(key);
  if (noted != notes_.end()) complete(indicator.words, noted->second);
  if (indicator.words.title.empty()) indicator.words.title = std::string(name);
  new_indicators_.push_back(indicator);
  indicators_.emplace(key, indicator.id);
  return indicator.id;
}

std::int32_t Names::group(std::string_view canonical_text) {
  const auto known = groups_.find(canonical_text);
  if (known != groups_.end()) return known->second;
  new_groups_.emplace_back(next_group_, std::string(canonical_text));
  groups_.emplace(std::string(canonical_text), next_group_);
  return next_group_++;
}

std::int32_t Names::label(std::string_view label) {
  const auto known = labels_.find(label);
  if (known != labels_.end()) return known->second;
  new_labels_.emplace_back(next_label_, std::string(label));
  labels_.emplace(std::string(label), next_label_);
  return next_label_++;
}

void Names::note(std::string_view dataset, std::string_view name, const IndicatorWords& words) {
  complete(notes_[key_of(dataset, name)], words);
}

std::string_view Names::dictionary_year(std::string_view short_name) const {
  const auto found = dictionary_.find(short_name);
  return found == dictionary_.end() ? std::string_view() : std::string_view(found->second);
}

void Names::dictionary_entry(std::string_view short_name, std::string_view year_type) {
  dictionary_[std::string(short_name)] = std::string(year_type);
}

void Names::write(Connection& connection) {
  write_numbers(connection, "population", new_groups_);
  write_numbers(connection, "period_label", new_labels_);
  if (new_indicators_.empty()) return;
  Appender appender(connection, "indicator");
  for (const NewIndicator& indicator : new_indicators_) {
    appender.set<std::int32_t>(0, indicator.id);
    appender.set_text(1, indicator.dataset);
    appender.set_text(2, indicator.name);
    appender.set_text(3, indicator.words.title);
    appender.set_text(4, indicator.words.unit);
    appender.set_optional<std::int8_t>(5, indicator.words.decimals);
    appender.set_text(6, indicator.words.fact);
    appender.end_row();
  }
  appender.close();
  new_indicators_.clear();
}

}  // namespace headrow::evidence

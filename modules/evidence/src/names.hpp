#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "database.hpp"
#include "lookup.hpp"

namespace headrow::evidence {

/// What is said of an indicator beside its name.
struct IndicatorWords {
  std::string title;
  std::string unit;
  std::optional<std::int8_t> decimals;
  std::string fact;
};

/// The numbers that stand in the store for indicators, groups and period labels. Kept in memory while files
/// are loaded; `write` brings what is new into the store. After a roll-back it is read again.
class Names {
public:
  explicit Names(Connection& connection);

  /// The indicator's number, made on first sight with what is said of it; else with what the notes of the
  /// dataset say.
  std::int32_t indicator(std::string_view dataset, std::string_view name, const IndicatorWords& words);
  std::int32_t group(std::string_view canonical_text);
  std::int32_t label(std::string_view label);

  /// What a dictionary or meta file says of a column; the first that says something stays.
  void note(std::string_view dataset, std::string_view name, const IndicatorWords& words);
  /// The kind of year that a loaded dictionary gives a short name ("Academic Year"); "" when it does not say.
  std::string_view dictionary_year(std::string_view short_name) const;
  void dictionary_entry(std::string_view short_name, std::string_view year_type);
  bool has_dictionary() const { return !dictionary_.empty(); }
  bool in_dictionary(std::string_view short_name) const {
    return dictionary_.find(short_name) != dictionary_.end();
  }

  void write(Connection& connection);

private:
  struct NewIndicator {
    std::int32_t id = 0;
    std::string dataset, name;
    IndicatorWords words;
  };
  static std::string key_of(std::string_view dataset, std::string_view name);
  void read_notes(Connection& connection);

  TextMap<std::int32_t> indicators_, groups_, labels_;
  TextMap<IndicatorWords> notes_;
  TextMap<std::string> dictionary_;
  std::vector<NewIndicator> new_indicators_;
  std::vector<std::pair<std::int32_t, std::string>> new_groups_, new_labels_;
  std::int32_t next_indicator_ = 1, next_group_ = 1, next_label_ = 1;
};

}  // namespace headrow::evidence

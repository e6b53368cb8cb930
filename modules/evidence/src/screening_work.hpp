#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "headrow/base/finding.hpp"
#include "headrow/base/result.hpp"
#include "screening.hpp"
#include "screening_lists.hpp"

namespace headrow::evidence::screening {

/// One row of the sidecar. Cells are without blanks at their ends, except col_name, whose blanks are a fault.
struct Variable {
  long line = 0;
  std::string col_name, col_type, label, indicator_grouping, indicator_unit, indicator_dp, filter_hint,
      filter_grouping_column, filter_default;
  bool filter() const { return col_type == "Filter"; }
  bool indicator() const { return col_type == "Indicator"; }
};

struct Metadata {
  std::vector<std::string> headings;
  std::vector<Variable> variables;
  std::vector<std::pair<long, std::string>> null_words;  ///< lines and cells that say NULL and the like
  bool has(std::string_view heading) const;
};
Result<Metadata> read_metadata(const std::filesystem::path& file, const std::string& name);

/// What a column of the data file is, and what the rows have shown of it so far.
struct Column {
  std::string name;
  bool unit = false;  ///< of time or geography
  bool filter = false;
  bool group = false;  ///< a filter's grouping column
  bool indicator = false;
  bool declared() const { return filter || group || indicator; }
  std::string only;                           ///< its first value
  bool many = false;                          ///< it has another value
  bool too_many = false;                      ///< more values than kept
  std::set<std::string, std::less<>> values;  ///< of filters, groups, levels and time identifiers
};

/// The Department takes no filter with more items than this.
inline constexpr std::size_t kFilterItems = 25000;

/// A row of the data file, with a cell for each heading.
struct Row {
  long line = 0;
  std::vector<std::string_view> cells;
  std::string_view level;
};

/// Collects what the checks find: of one check and column the first place, and how often.
class Report {
public:
  Report(std::string data_name, std::string sidecar_name)
      : data_name_(std::move(data_name)), sidecar_name_(std::move(sidecar_name)) {}

  void in_data(std::string_view check, long line, std::string_view column, std::string_view value,
               std::string_view message);
  void in_sidecar(std::string_view check, long line, std::string_view column, std::string_view value,
                  std::string_view message);
  bool failed(std::string_view check) const;
  /// In the order of the checks; those of the second stage only when asked for.
  std::vector<Finding> findings(bool second_stage) const;

private:
  struct Found {
    Finding finding;
    std::uint64_t times = 0;
  };
  void add(const std::string& file, std::string_view check, long line, std::string_view column,
           std::string_view value, std::string_view message);
  std::string data_name_;
  std::string sidecar_name_;
  std::map<std::pair<std::string, std::string>, Found, std::less<>> found_;  ///< by check and column
};

/// The two sides of a code and a name, seen so far in one level's columns.
struct Pairs {
  std::map<std::string, std::string, std::less<>> name_of_code;
  std::map<std::string, std::string, std::less<>> code_of_name;
};

struct RowKey {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  bool operator==(const RowKey&) const = default;
};
struct RowKeyHash {
  std::size_t operator()(const RowKey& key) const { return key.first; }
};

/// Everything that the checks of one pair of files look at.
struct Work {
  Work(const ScreeningInput& given, Metadata read, std::vector<std::string> headings);

  const ScreeningInput& input;
  Metadata metadata;
  std::vector<Column> columns;
  Report report;
  std::map<std::string, Pairs, std::less<>> pairs;  ///< by geographic level
  std::unordered_map<RowKey, long, RowKeyHash> seen;
  std::uint64_t rows = 0;
  std::uint64_t rows_left_out =
      0;  ///< of planning areas and institutions, which the Department's tables leave out

  /// -1 when the data file has no such column.
  int index(std::string_view column) const;
  std::string_view cell(const Row& row, std::string_view column) const;
  const std::set<std::string, std::less<>>& levels_present() const;

private:
  std::map<std::string, int, std::less<>> index_;
  std::set<std::string, std::less<>> none_;
};

// File names and column names (screening_names.cpp).
void check_file_names(Work& work);
void check_column_names(Work& work);
// First stage (screening_first_stage.cpp): do the two files belong together?
void check_headings(Work& work);
void check_first_stage_row(Work& work, const Row& row);
void check_first_stage_end(Work& work);
// Second stage.
void check_metadata(Work& work);                     // screening_metadata.cpp
void check_filters_row(Work& work, const Row& row);  // screening_filters.cpp
void check_filters_end(Work& work);
void check_places_row(Work& work, const Row& row);  // screening_places.cpp
void check_places_end(Work& work);
void check_values_row(Work& work, const Row& row);  // screening_values.cpp: times, indicators, repeated rows

}  // namespace headrow::evidence::screening

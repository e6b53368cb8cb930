#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "database.hpp"
#include "headrow/evidence/schools.hpp"

namespace headrow::evidence {

/// Words that many schools share ("Primary", "Community school"), each kept once, as it was written first: of
/// two files that differ in capitals alone ("16 Plus", "16 plus") one list is made.
class SharedWords {
public:
  SharedWords() { number(""); }
  std::uint32_t number(std::string_view word);
  const std::string& word(std::uint32_t number) const { return words_[number]; }
  /// All but the empty word, in the alphabet.
  std::vector<std::string> sorted() const;

private:
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// One school in the list, as small as it can be: there are some fifty thousand, open and closed.
struct ListedSchool {
  PlaceId id = 0;
  PlaceId authority = 0;  ///< 0: not known
  std::uint32_t phase = 0, type = 0, status = 0, inspection = 0;
  std::optional<float> pupils, capacity;  ///< whole numbers far below what a float holds exactly
  std::pair<std::int32_t, std::int32_t> inspection_row;  ///< source and line in which the grade stands
  std::string urn, laestab, name, postcode, inspection_date;
  bool registered = false;  ///< false: known by number alone, from the figures of a file
  std::string key;          ///< what a search looks in: name and postcode in small letters
};

using SchoolPositions = std::unordered_map<PlaceId, ListedSchool*>;

struct Schools::List {
  std::vector<ListedSchool> schools;              ///< by name
  std::vector<std::uint32_t> by_urn, by_laestab;  ///< positions in `schools`, in the order of those numbers
  SharedWords phases, types, statuses, inspections;

  SchoolSummary summary(const ListedSchool& school) const;
  /// By URN, or by LAESTAB where that many digits are given; nullptr when no file has it.
  const ListedSchool* find(std::string_view number) const;
  static List read(Connection& connection);

private:
  void index();
  void read_names(Connection& connection);
  void take_fact(ListedSchool& school, std::string_view name, std::string_view value);
  void read_facts(Connection& connection, const SchoolPositions& by_id);
  void read_inspection_dates(Connection& connection, const SchoolPositions& by_id);
};

}  // namespace headrow::evidence

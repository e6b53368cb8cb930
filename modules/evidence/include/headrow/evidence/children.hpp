#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/group.hpp"
#include "headrow/base/period.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/place.hpp"
#include "headrow/evidence/store.hpp"

namespace headrow::evidence {

/// Children whom an asker may see counted: those of some schools, or everywhere; of some years; of some
/// group.
struct ChildrenReach {
  bool everywhere = false;
  std::vector<std::string> schools;      ///< URNs; only when not everywhere
  std::vector<std::string> year_groups;  ///< codes of the dimension; empty: all
  Group group;
};

/// A question that pupils' own records answer.
struct ChildrenQuestion {
  const Measure* measure = nullptr;  ///< one that has a definition over pupils
  Group group;                    ///< of characteristics; values of a hierarchy take in what lies below them
  std::vector<std::string> by;    ///< characteristics, "school"; each combination that occurs is a row
  std::optional<PlaceId> school;  ///< pupils of one school
  std::string ward;               ///< pupils who live in one ward, by its code; "" all
  std::optional<int> first_year, last_year;         ///< academic years by the year they end; absent: all
  std::optional<std::vector<ChildrenReach>> reach;  ///< any part of it is enough; absent: all children
  bool latest = false;                              ///< only the last year that has an answer
};

/// One row of an answer.
struct ChildrenRow {
  int year = 0;  ///< in which the academic year ends
  std::vector<std::string>
      values;                ///< of each characteristic of `by` ("" not known); a school's id as a number
  std::int64_t records = 0;  ///< of the roll-up: pupils, enrolments or young people's months
  double numerator = 0, denominator = 0;
  std::optional<double> value;         ///< in the measure's unit; absent where the denominator is nought
  std::optional<double> lower, upper;  ///< 95% interval; absent where it cannot be told
};

/// How many schools a year's figures cover, of those that were open and are of the kinds that take part.
struct Coverage {
  int year = 0;
  int schools = 0, expected = 0;
};

struct ChildrenAnswer {
  const Measure* measure = nullptr;
  std::vector<std::string> by;
  std::vector<ChildrenRow> rows;   ///< by year, then by value
  std::vector<Coverage> coverage;  ///< by year; none for what schools do not return
};

/// Answers questions from the roll-ups of children's records. Thread-safe. Answers are kept while the store
/// is as it was: every question looks whether anything was loaded, or is to be rolled up, since.
class Children {
public:
  /// Both outlive it.
  Children(const Store& store, const Catalogue& catalogue);
  ~Children();

  /// The authority that most of the schools with censuses belong to, and its academic years with records by
  /// the year they end; nullopt while no census is loaded.
  struct City {
    PlaceId authority = 0;
    std::vector<int> years;
    std::vector<PlaceId> schools;    ///< that any census is of, by id
    std::vector<std::string> wards;  ///< codes of wards where pupils live
  };
  std::optional<City> city() const;

  /// BadUsage for a measure without a definition over pupils, a characteristic that is none, a value that its
  /// dimension does not have; Failed when the store cannot be asked.
  Result<ChildrenAnswer> answer(const ChildrenQuestion& question) const;

private:
  struct Kept;
  const Store& store_;
  const Catalogue& catalogue_;
  std::unique_ptr<Kept> kept_;
};

/// The characteristics that pupils' records have, by which any question may be asked.
std::span<const std::string_view> pupil_characteristics();

/// A question as people write it.
struct ChildrenRequest {
  std::string measure, group, by;  ///< `by`: characteristics joined by commas
  std::string place;               ///< URN or LAESTAB of a school, code of a ward; "" the whole city
  std::string period = "latest";   ///< "latest", "all", a label, or two joined by " to "
};

class Evidence;

/// Reads a request against the catalogue and the register of places. BadUsage or NotFound with what there is.
Result<ChildrenQuestion> read_children_request(const ChildrenRequest& request, const Catalogue& catalogue,
                                               const Evidence& evidence);

/// The answer for people, and for machines (docs/children.md): period, one column for each characteristic,
/// value, lower, upper, numerator, denominator, records, schools, schools_expected.
std::string children_text(const ChildrenAnswer& answer, const Evidence& evidence, const Catalogue& catalogue);
std::string children_csv(const ChildrenAnswer& answer, const Evidence& evidence);
std::string children_json(const ChildrenAnswer& answer, const Evidence& evidence);

}  // namespace headrow::evidence

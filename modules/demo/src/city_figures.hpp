#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "city_parts.hpp"
#include "headrow/base/group.hpp"

namespace headrow::demo {

/// What is published of the city, counted from its children as the writers of their files go through them: by
/// definitions written out here a second time, so that what is worked out from the files can be held against
/// it.
class CityFigures {
public:
  /// Adds to numerator and denominator of a measure in a year, for everyone and for each group that the child
  /// is of.
  void add(const Child& child, int year, std::string_view measure, double numerator, double denominator);

  /// A child's results of the year in which it is in a year group that takes tests.
  void add_results(const Child& child, int year, bool discounted);
  /// A child on roll in January.
  void add_on_roll(const Child& child, int year);
  /// An enrolment's sessions in a year.
  void add_attendance(const Child& child, int year, int possible, int authorised, int unauthorised);

  struct Counted {
    double numerator = 0, denominator = 0;
  };
  /// nullopt where nothing was counted.
  std::optional<Counted> counted(std::string_view measure, const Group& group, int year) const;
  /// In the measure's unit; nullopt where nothing was counted.
  std::optional<double> figure(std::string_view measure, const Group& group, int year) const;

private:
  std::map<std::string, Counted, std::less<>> sums_;
};

}  // namespace headrow::demo

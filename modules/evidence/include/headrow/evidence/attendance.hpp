#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/evidence/place.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/stats/control_chart.hpp"

namespace headrow::evidence {

/// Sessions of a school's pupils on one day.
struct AttendanceDay {
  std::string day;  ///< YYYY-MM-DD
  int possible = 0, attended = 0, authorised = 0, unauthorised = 0;
};

/// A school's days of one academic year, by the year it ends; of the newest year with any when `year` is left
/// out. Days without sessions are not there. Failed when the store cannot be asked.
struct AttendanceYear {
  int year = 0;
  std::vector<AttendanceDay> days;
};
Result<AttendanceYear> attendance_days(const Store& store, PlaceId school, std::optional<int> year);

/// A school's weeks of the newest year, and whether the last one is more than chance.
struct AttendanceSchool {
  PlaceId school = 0;
  std::string type;                         ///< of the dimension school_type; "" not known
  std::vector<std::optional<double>> rate;  ///< per cent of possible sessions attended, by week of the board
  /// The last week's rate less that of all other schools of the type in that week, percentage points.
  std::optional<double> difference;
  /// Of the last difference on the chart of up to 40 weeks; absent while there are too few weeks for limits.
  std::optional<stats::ControlSignals> signals;
  bool worse = false;  ///< the last difference lies below the centre of that chart
  int pupils = 0;      ///< of compulsory school age in the year so far
  int persistent = 0;  ///< of them missed a tenth or more
  int severe = 0;      ///< half or more
  int lately = 0;      ///< a fifth or more of the last four weeks, and less than a twentieth before
};

/// The newest academic year with attendance, week by week.
struct AttendanceBoard {
  int year = 0;
  std::vector<std::string> weeks;           ///< Mondays, YYYY-MM-DD
  std::vector<std::optional<double>> city;  ///< of all schools, by week, per cent
  std::vector<AttendanceSchool> schools;    ///< by number of the place
};

/// The board; nullopt while no attendance is loaded. Failed when the store cannot be asked.
///
/// What falls in every school at once, in a cold week, says nothing of one of them: the chart is of the
/// school's difference from the others of its type in the same week (control_chart, stats).
Result<std::optional<AttendanceBoard>> attendance_board(const Store& store);

}  // namespace headrow::evidence

// Attendance week by week of all schools, and day by day of one.
#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/attendance.hpp"
#include "pupil_city.hpp"
#include "pupil_reach.hpp"
#include "pupil_route.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

Json rates_json(const std::vector<std::optional<double>>& rates) {
  Json json = Json::array();
  for (const auto& rate : rates) json.push_back(http::number_or_null(rate));
  return json;
}

/// The signals of the last week, in the words of the rules.
Json signals_json(const AttendanceSchool& school) {
  Json found = Json::array();
  if (!school.signals) return found;
  if (school.signals->outside) found.push_back("beyond a limit");
  if (school.signals->near_limit) found.push_back("two of three weeks near a limit");
  if (school.signals->shift) found.push_back("seven weeks on one side");
  if (school.signals->trend) found.push_back("seven weeks in one direction");
  return found;
}

Json school_json(const Place& place, const AttendanceSchool& school) {
  return {{"urn", place.code},
          {"name", place.name},
          {"type", text_or_null(school.type)},
          {"rates", rates_json(school.rate)},
          {"difference", http::number_or_null(school.difference)},
          {"signals", signals_json(school)},
          {"judged", school.signals.has_value()},
          {"worse", school.worse},
          {"pupils", school.pupils},
          {"persistent", school.persistent},
          {"severe", school.severe},
          {"lately", school.lately}};
}

/// Each sees the schools of which every child is within reach.
Result<Json> board_json(const PageData& data, const std::vector<ChildrenReach>& reach) {
  const auto board = attendance_board(data.store());
  if (!board) return tl::unexpected(board.error());
  if (!*board)
    return Json{
        {"period", nullptr}, {"weeks", Json::array()}, {"city", Json::array()}, {"schools", Json::array()}};
  Json schools = Json::array();
  for (const AttendanceSchool& school : (*board)->schools) {
    const Place* place = data.evidence().place(school.school);
    if (place != nullptr && reaches_whole_school(reach, place->code))
      schools.push_back(school_json(*place, school));
  }
  return Json{{"period", period_of((*board)->year)},
              {"weeks", (*board)->weeks},
              {"city", rates_json((*board)->city)},
              {"schools", std::move(schools)}};
}

void add_board(http::RouteTable& table, const PageData& data, const Today& today) {
  auto route =
      pupil_route("/api/v1/pupils/attendance", "getAttendanceBoard",
                  "The newest year's attendance by week and school, with signals of more than chance.");
  const auto rates = Shape::list(Shape::number("per cent").or_null());
  route.answer = Shape::object(
      {{"period", Shape::text().or_null()},
       {"weeks", Shape::list(Shape::text("a Monday"))},
       {"city", rates},
       {"schools",
        Shape::list(Shape::object(
            {{"urn", Shape::text()},
             {"name", Shape::text()},
             {"type", Shape::text().or_null()},
             {"rates", rates},
             {"difference", Shape::number("last week, points from the other schools of the type").or_null()},
             {"signals", Shape::list(Shape::text())},
             {"judged", Shape::yes_no("there are weeks enough to tell")},
             {"worse", Shape::yes_no()},
             {"pupils", Shape::whole_number("of compulsory school age")},
             {"persistent", Shape::whole_number()},
             {"severe", Shape::whole_number()},
             {"lately", Shape::whole_number("missed a fifth of four weeks, hardly any before")}}))}});
  route.handler = answer_within_reach(
      today,
      [&data](const Request&, const std::vector<ChildrenReach>& reach) { return board_json(data, reach); });
  table.add(std::move(route));
}

Result<Json> days_json(const PageData& data, const Request& request,
                       const std::vector<ChildrenReach>& reach) {
  const auto school = school_within(data, request, reach);
  if (!school) return tl::unexpected(school.error());
  Json days = Json::array();
  if (!reaches_whole_school(reach, school->code)) return Json{{"period", nullptr}, {"days", std::move(days)}};
  std::optional<int> year;
  if (const auto asked = request.parameter("period"); !asked.empty()) {
    const auto period = read_period(asked, YearKind::Academic);
    if (!period) return tl::unexpected(period.error());
    year = period->last;
  }
  const auto found = attendance_days(data.store(), school->id, year);
  if (!found) return tl::unexpected(found.error());
  for (const AttendanceDay& day : found->days) {
    days.push_back({{"day", day.day},
                    {"possible", day.possible},
                    {"attended", day.attended},
                    {"authorised", day.authorised},
                    {"unauthorised", day.unauthorised}});
  }
  return Json{{"period", found->days.empty() ? Json() : Json(period_of(found->year))},
              {"days", std::move(days)}};
}

void add_days(http::RouteTable& table, const PageData& data, const Today& today) {
  auto route = pupil_route("/api/v1/pupils/schools/{number}/attendance", "getSchoolAttendance",
                           "A school's attendance day by day, for who may see all its pupils.");
  route.variables = {school_number()};
  route.parameters = {{"period",
                       "An academic year; the newest when left out.",
                       http::ParameterType::Text,
                       false,
                       {},
                       "2024/25"}};
  route.answer =
      Shape::object({{"period", Shape::text().or_null()},
                     {"days", Shape::list(Shape::object({{"day", Shape::text()},
                                                         {"possible", Shape::whole_number("sessions")},
                                                         {"attended", Shape::whole_number()},
                                                         {"authorised", Shape::whole_number()},
                                                         {"unauthorised", Shape::whole_number()}}))}});
  route.handler =
      answer_within_reach(today, [&data](const Request& request, const std::vector<ChildrenReach>& reach) {
        return days_json(data, request, reach);
      });
  table.add(std::move(route));
}

}  // namespace

void add_pupil_attendance_routes(http::RouteTable& table, const PageData& data, const Today& today) {
  add_board(table, data, today);
  add_days(table, data, today);
}

}  // namespace headrow::evidence::api

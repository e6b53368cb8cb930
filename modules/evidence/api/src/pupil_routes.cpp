// Questions that pupils' own records answer: what may be asked, an answer, and how it agrees with what is
// published.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "headrow/base/figure.hpp"
#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/download.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/api/routes.hpp"
#include "headrow/evidence/children.hpp"
#include "pupil_city.hpp"
#include "pupil_reach.hpp"
#include "pupil_route.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

/// What may be asked
// -------------------------------------------------------------------------------------------------------
Json characteristic_json(const Dimension& dimension) {
  Json values = Json::array();
  for (const DimensionValue& value : dimension.values) {
    if (value.code == dimension.total) continue;
    values.push_back({{"code", value.code}, {"title", value.title}, {"parent", text_or_null(value.parent)}});
  }
  return {{"code", dimension.code},
          {"title", dimension.title},
          {"definition", dimension.definition},
          {"values", values}};
}

Json measures_json(const Evidence& evidence) {
  Json measures = Json::array();
  for (const Measure& measure : evidence.catalogue().measures()) {
    if (measure.pupils.empty()) continue;
    Json one = measure_json(evidence, measure);
    one["definition"] = measure.definition;
    one["method"] = measure.pupils.back().source;
    one["about_schools"] = measure.pupils.back().rollup != "pupil_month";
    measures.push_back(std::move(one));
  }
  return measures;
}

Json schools_json(const Evidence& evidence, const Children::City& city,
                  const std::vector<ChildrenReach>& reach) {
  Json schools = Json::array();
  for (const PlaceId id : city.schools) {
    const Place* place = evidence.place(id);
    if (place == nullptr || !reaches_school(reach, place->code)) continue;
    schools.push_back({{"urn", place->code}, {"name", place->name}});
  }
  return schools;
}

Json wards_json(const Evidence& evidence, const Children::City& city) {
  Json wards = Json::array();
  for (const std::string& code : city.wards) {
    const auto place = evidence.place(code);
    wards.push_back({{"code", code}, {"name", place ? place->name : code}});
  }
  return wards;
}

Json catalogue_json(const PageData& data, const std::vector<ChildrenReach>& reach) {
  const Evidence& evidence = data.evidence();
  const auto city = data.children().city();
  const bool everywhere = reaches_everywhere(reach);
  Json characteristics = Json::array();
  for (const std::string_view name : pupil_characteristics()) {
    if (const Dimension* dimension = evidence.catalogue().dimension(name))
      characteristics.push_back(characteristic_json(*dimension));
  }
  Json years = Json::array();
  if (city) {
    for (const int year : city->years) years.push_back(period_of(year));
  }
  const Place* authority = city ? evidence.place(city->authority) : nullptr;
  return {{"city", authority == nullptr ? Json() : place_json(evidence, *authority)},
          {"everywhere", everywhere},
          {"measures", measures_json(evidence)},
          {"characteristics", std::move(characteristics)},
          {"periods", std::move(years)},
          {"schools", city ? schools_json(evidence, *city, reach) : Json::array()},
          {"wards", city && everywhere ? wards_json(evidence, *city) : Json::array()}};
}

void add_catalogue(http::RouteTable& table, const PageData& data, const Today& today) {
  auto route = pupil_route(
      "/api/v1/pupils", "getPupilQuestions",
      "What may be asked of pupils' records: measures, characteristics, periods, schools, wards.");
  auto fields = measure_fields();
  fields.emplace_back("definition", Shape::text());
  fields.emplace_back("method", Shape::text());
  fields.emplace_back("about_schools", Shape::yes_no("false: of where young people live"));
  const auto named = [](const char* code) {
    return Shape::object({{code, Shape::text()}, {"name", Shape::text()}});
  };
  route.answer =
      Shape::object({{"city", Shape::named("Place").or_null()},
                     {"everywhere", Shape::yes_no("the asker sees the whole city's children counted")},
                     {"measures", Shape::list(Shape::object(fields))},
                     {"characteristics",
                      Shape::list(Shape::object(
                          {{"code", Shape::text()},
                           {"title", Shape::text()},
                           {"definition", Shape::text()},
                           {"values", Shape::list(Shape::object({{"code", Shape::text()},
                                                                 {"title", Shape::text()},
                                                                 {"parent", Shape::text().or_null()}}))}}))},
                     {"periods", Shape::list(Shape::text())},
                     {"schools", Shape::list(named("urn"))},
                     {"wards", Shape::list(named("code"))}});
  route.handler =
      answer_within_reach(today, [&data](const Request&, const std::vector<ChildrenReach>& reach) {
        return Result<Json>(catalogue_json(data, reach));
      });
  table.add(std::move(route));
}

/// An answer
// -------------------------------------------------------------------------------------------------------
std::string school_code(const Evidence& evidence, const std::string& id) {
  const Place* place = id.empty() ? nullptr : evidence.place(static_cast<PlaceId>(std::stoi(id)));
  return place == nullptr ? "" : place->code;
}

std::string value_title(const Evidence& evidence, const std::string& by, const std::string& value) {
  if (value.empty()) return "Not known";
  if (by == "school") {
    const Place* place = evidence.place(static_cast<PlaceId>(std::stoi(value)));
    return place == nullptr ? value : place->name;
  }
  if (by == "ward") {
    const auto place = evidence.place(value);
    return place ? place->name : value;
  }
  if (const Dimension* dimension = evidence.catalogue().dimension(by)) {
    for (const DimensionValue& one : dimension->values) {
      if (one.code == value) return one.title;
    }
  }
  return value;
}

/// The country's published figure of the same measure, group and period; null where there is none.
class PublishedFigures {
public:
  PublishedFigures(const Evidence& evidence, const ChildrenQuestion& question)
      : evidence_(evidence), question_(question) {}

  Json england(const ChildrenRow& row) {
    Group group = question_.group;
    for (std::size_t i = 0; i < question_.by.size(); ++i) {
      const std::string& by = question_.by[i];
      if (by == "school" || by == "ward" || row.values[i].empty()) return Json();
      group = group.with(by, row.values[i]);
    }
    const auto& values = values_of(group);
    const auto found = values.find(row.year);
    return found == values.end() ? Json() : Json(found->second);
  }

private:
  const std::map<int, double>& values_of(const Group& group) {
    const auto [place, is_new] = known_.try_emplace(group.text());
    const auto country = evidence_.england();
    if (!is_new || !country) return place->second;
    const auto what = evidence_.find(question_.measure->code, group);
    if (!what) return place->second;
    for (const EvidenceRow& row : evidence_.series(*what, *country)) {
      if (row.value && row.period.part == PeriodPart::Whole && row.period.last - row.period.first == 1)
        place->second[row.period.last] = *row.value;
    }
    return place->second;
  }

  const Evidence& evidence_;
  const ChildrenQuestion& question_;
  std::map<std::string, std::map<int, double>> known_;
};

Json answer_json(const Evidence& evidence, const ChildrenQuestion& question, const ChildrenAnswer& answer) {
  PublishedFigures published(evidence, question);
  Json rows = Json::array();
  for (const ChildrenRow& row : answer.rows) {
    Json values = Json::array();
    for (std::size_t i = 0; i < answer.by.size(); ++i) {
      values.push_back(
          {{"code", answer.by[i] == "school" ? school_code(evidence, row.values[i]) : row.values[i]},
           {"title", value_title(evidence, answer.by[i], row.values[i])}});
    }
    rows.push_back({{"period", period_of(row.year)},
                    {"values", std::move(values)},
                    {"value", http::number_or_null(row.value)},
                    {"lower", http::number_or_null(row.lower)},
                    {"upper", http::number_or_null(row.upper)},
                    {"numerator", row.numerator},
                    {"denominator", row.denominator},
                    {"england", published.england(row)}});
  }
  Json coverage = Json::array();
  for (const Coverage& one : answer.coverage)
    coverage.push_back(
        {{"period", period_of(one.year)}, {"schools", one.schools}, {"expected", one.expected}});
  return {{"measure", measure_json(evidence, *question.measure)},
          {"definition", question.measure->definition},
          {"method", question.measure->pupils.back().source},
          {"group", question.group.text()},
          {"group_title", group_title(evidence.catalogue(), question.group)},
          {"by", answer.by},
          {"rows", std::move(rows)},
          {"coverage", std::move(coverage)}};
}

Shape answer_shape() {
  const auto number = Shape::number().or_null();
  return Shape::object(
      {{"measure", Shape::named("MeasureSummary")},
       {"definition", Shape::text()},
       {"method", Shape::text()},
       {"group", Shape::text()},
       {"group_title", Shape::text()},
       {"by", Shape::list(Shape::text())},
       {"rows",
        Shape::list(Shape::object(
            {{"period", Shape::text()},
             {"values", Shape::list(Shape::object({{"code", Shape::text()}, {"title", Shape::text()}}))},
             {"value", number},
             {"lower", Shape::number("95% interval").or_null()},
             {"upper", number},
             {"numerator", Shape::number()},
             {"denominator", Shape::number()},
             {"england", Shape::number("as published, of the same group and period").or_null()}}))},
       {"coverage", Shape::list(Shape::object({{"period", Shape::text()},
                                               {"schools", Shape::whole_number()},
                                               {"expected", Shape::whole_number()}}))}});
}

Download answer_download(const Evidence& evidence, const ChildrenQuestion& question,
                         const ChildrenAnswer& answer) {
  Download made;
  made.name = file_name(question.measure->code, "pupils");
  made.table.name = "Pupils";
  made.table.columns.push_back({"period", std::nullopt, std::nullopt});
  for (const std::string& name : answer.by) made.table.columns.push_back({name, std::nullopt, std::nullopt});
  for (const char* name : {"value", "lower", "upper", "numerator", "denominator"})
    made.table.columns.push_back({name, std::nullopt, std::nullopt});
  for (const ChildrenRow& row : answer.rows) {
    std::vector<formats::SheetCell> cells{period_of(row.year)};
    for (std::size_t i = 0; i < answer.by.size(); ++i)
      cells.emplace_back(answer.by[i] == "school" ? school_code(evidence, row.values[i]) : row.values[i]);
    for (const auto& value :
         {row.value, row.lower, row.upper, std::optional(row.numerator), std::optional(row.denominator)}) {
      value ? cells.emplace_back(*value) : cells.emplace_back(std::monostate());
    }
    made.table.rows.push_back(std::move(cells));
  }
  return made;
}

Result<ChildrenQuestion> asked_question(const PageData& data, const Request& request, const Today& today) {
  const auto text = [&](std::string_view name) { return std::string(request.parameter(name)); };
  const std::string period = text("period");
  auto question = read_children_request(
      {text("measure"), text("group"), text("by"), text("place"), period.empty() ? "all" : period},
      data.evidence().catalogue(), data.evidence());
  if (!question) return question;
  question->reach = reach_of(*request.asker.principal, today());
  return question;
}

void add_answer(http::RouteTable& table, const PageData& data, const Today& today) {
  auto route =
      pupil_route("/api/v1/pupils/answer", "getPupilAnswer",
                  "A measure from pupils' own records, for any group, broken down as asked, with intervals.");
  route.parameters = {
      required_parameter("measure", "Code of a measure that pupils' records tell.", "ks4.attainment8"),
      text_parameter("group", "Characteristics of the pupils.", "fsm6=yes & sen=none"),
      text_parameter("by", "Characteristics, ward or school, with commas between.", "sex,ethnicity"),
      text_parameter("place", "URN of a school or code of a ward; the whole reach when left out."),
      text_parameter("period", "all when left out; latest, a label, or two joined by ' to '.")};
  offer_downloads(route);
  route.answer = answer_shape();
  route.handler = [&data, today](const Request& request) -> Result<Response> {
    const auto question = asked_question(data, request, today);
    if (!question) return tl::unexpected(question.error());
    const auto answer = data.children().answer(*question);
    if (!answer) return tl::unexpected(answer.error());
    const auto format = asked_format(request);
    if (format != Format::Answer)
      return download(answer_download(data.evidence(), *question, *answer), format);
    return http::json_response(answer_json(data.evidence(), *question, *answer));
  };
  table.add(std::move(route));
}

/// How computed figures agree with published ones
// -------------------------------------------------------------------------------------------------------
/// Why the two may differ, in the order in which to look.
Json reasons(const Measure& measure, const ChildrenRow& row, const EvidenceRow& published,
             const Coverage* coverage) {
  Json reasons = Json::array();
  const double half_unit = 0.5 * std::pow(10, -measure.decimals);
  const double difference = std::abs(*row.value - *published.value);
  if (difference <= half_unit + 1e-9) return reasons;
  if (coverage != nullptr && coverage->schools < coverage->expected)
    reasons.push_back(fmt::format("{} of {} schools are covered", coverage->schools, coverage->expected));
  if (published.status != Status::Final)
    reasons.push_back(fmt::format("the published figure is {}", status_text(published.status)));
  if (row.denominator > 0 && published.denominator && std::abs(row.denominator - *published.denominator) >= 1)
    reasons.push_back(fmt::format("{} pupils here, {} in the published figure", number_text(row.denominator),
                                  number_text(*published.denominator)));
  if (difference <= 10 * half_unit) reasons.push_back("rounding, or a late change of a few pupils");
  if (reasons.empty())
    reasons.push_back("not explained by coverage or rounding: look at the definition and the files");
  return reasons;
}

Json reconciled(const PageData& data, const Children::City& city, const Measure& measure) {
  const Evidence& evidence = data.evidence();
  Json rows = Json::array();
  const auto what = evidence.find(measure.code);
  ChildrenQuestion question;
  question.measure = &measure;
  const auto answer = data.children().answer(question);
  if (!what || !answer) return rows;
  for (const EvidenceRow& published : evidence.series(*what, city.authority)) {
    const auto found = std::find_if(answer->rows.begin(), answer->rows.end(), [&](const ChildrenRow& row) {
      return published.period.part == PeriodPart::Whole && row.year == published.period.last;
    });
    if (found == answer->rows.end() || !found->value || !published.value) continue;
    const auto covered = std::find_if(answer->coverage.begin(), answer->coverage.end(),
                                      [&](const Coverage& one) { return one.year == found->year; });
    const Coverage* coverage = covered == answer->coverage.end() ? nullptr : &*covered;
    rows.push_back({{"measure", measure.code},
                    {"title", measure.short_title},
                    {"unit", measure.unit},
                    {"decimals", measure.decimals},
                    {"period", period_of(found->year)},
                    {"computed", *found->value},
                    {"published", *published.value},
                    {"difference", *found->value - *published.value},
                    {"status", std::string(status_text(published.status))},
                    {"reasons", reasons(measure, *found, published, coverage)}});
  }
  return rows;
}

void add_reconciliation(http::RouteTable& table, const PageData& data) {
  auto route =
      pupil_route("/api/v1/pupils/reconciliation", "getPupilReconciliation",
                  "Every measure from pupils' records beside the published figure of the authority.");
  route.whole_city = true;
  route.answer =
      Shape::object({{"rows", Shape::list(Shape::object({{"measure", Shape::text()},
                                                         {"title", Shape::text()},
                                                         {"unit", Shape::text()},
                                                         {"decimals", Shape::whole_number()},
                                                         {"period", Shape::text()},
                                                         {"computed", Shape::number()},
                                                         {"published", Shape::number()},
                                                         {"difference", Shape::number()},
                                                         {"status", Shape::text()},
                                                         {"reasons", Shape::list(Shape::text())}}))}});
  route.handler = [&data](const Request&) -> Result<Response> {
    const Evidence& evidence = data.evidence();
    Json rows = Json::array();
    if (const auto city = data.children().city()) {
      for (const Measure& measure : evidence.catalogue().measures()) {
        if (measure.pupils.empty()) continue;
        for (Json& row : reconciled(data, *city, measure)) rows.push_back(std::move(row));
      }
    }
    return http::json_response({{"rows", std::move(rows)}});
  };
  table.add(std::move(route));
}

}  // namespace

void add_pupil_routes(http::RouteTable& table, const PageData& data, std::function<records::Day()> today) {
  add_catalogue(table, data, today);
  add_answer(table, data, today);
  add_reconciliation(table, data);
  add_pupil_gap_routes(table, data, today);
  add_pupil_school_routes(table, data, today);
  add_pupil_comparison_routes(table, data, today);
  add_pupil_attendance_routes(table, data, today);
}

}  // namespace headrow::evidence::api

// One measure's page.
#include <algorithm>
#include <set>

#include "gaps.hpp"
#include "headrow/evidence/api/ask.hpp"
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/evidence/api/wording.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "routes.hpp"

namespace headrow::evidence::api {
namespace {

using http::Request;
using http::Response;
using http::Shape;

struct Question {
  MeasureAndGroup what;
  Place place;
  std::string neighbour_set;  ///< "" the newest
  std::optional<Period> period;
};

/// What the page is made from.
struct Answer {
  std::vector<EvidenceRow> trend;
  std::optional<Period> period;
  std::optional<EvidenceRow> row;
  std::vector<EvidenceRow> authorities;
  std::vector<Gap> gaps;
};

Result<Question> read(const Evidence& evidence, const Request& request) {
  auto what = asked_measure(evidence, request);
  if (!what) return tl::unexpected(what.error());
  auto place = asked_place(evidence, request);
  if (!place) return tl::unexpected(place.error());
  auto set = asked_neighbours(evidence, request);
  if (!set) return tl::unexpected(set.error());
  Question question{std::move(*what), std::move(*place), std::move(*set), std::nullopt};
  const auto label = request.parameter("period");
  if (label.empty() || label == "latest") return question;
  const auto period = evidence.find_period(question.what, label);
  if (!period) return tl::unexpected(period.error());
  question.period = *period;
  return question;
}

/// The newest period in which the place has a value, else in which any authority has.
std::optional<Period> newest_period(const Evidence& evidence, const Question& question,
                                    const std::vector<EvidenceRow>& trend) {
  for (auto row = trend.rbegin(); row != trend.rend(); ++row) {
    if (row->value) return row->period;
  }
  return evidence.latest_period(question.what);
}

Answer find_answer(const Evidence& evidence, const Question& question) {
  Answer answer;
  answer.trend = evidence.series(question.what, question.place.id, question.neighbour_set);
  answer.period = question.period ? question.period : newest_period(evidence, question, answer.trend);
  if (!answer.period) return answer;
  const auto row = std::ranges::find(answer.trend, *answer.period, &EvidenceRow::period);
  if (row != answer.trend.end()) answer.row = *row;
  answer.authorities = evidence.all_authorities(question.what, *answer.period, question.neighbour_set);
  answer.gaps = find_gaps(evidence, question.what, question.place, *answer.period);
  return answer;
}

Json definition_json(const PageData& data, const MeasureAndGroup& what) {
  const auto& measure = *what.measure;
  auto json = measure_json(data.evidence(), what);
  json["definition"] = measure.definition;
  json["method"] = text_or_null(published_method(data.store(), data.evidence().catalogue(), what));
  json["breaks"] = Json::array();
  for (const auto& change : measure.breaks) {
    json["breaks"].push_back({{"period", period_text(change.period)}, {"note", change.note}});
  }
  json["not_scored"] = Json::array();
  for (const auto& rule : measure.not_scored) {
    Json periods = Json::array();
    for (const auto& period : rule.periods) periods.push_back(period_text(period));
    json["not_scored"].push_back({{"periods", std::move(periods)}, {"note", rule.note}});
  }
  json["last_published_note"] = text_or_null(measure.last_published_note);
  json["basis_text"] = basis_sentence(measure.basis);
  return json;
}

std::string sentence(const Evidence& evidence, const Question& question, const Answer& answer) {
  const auto title =
      question.what.group.everyone() ? "" : group_title(evidence.catalogue(), question.what.group);
  if (!answer.row) return no_figure_sentence(question.what, question.place.name, title);
  const auto country = evidence.england();
  const Place* country_place = country && *country != question.place.id ? evidence.place(*country) : nullptr;
  return figure_sentence(
      {question.what, question.place.name, country_place ? country_place->name : "", title, *answer.row});
}

std::set<PlaceId> neighbour_ids(const Evidence& evidence, const Question& question) {
  std::set<PlaceId> ids;
  for (const auto& neighbour : evidence.neighbours(question.place.id, question.neighbour_set))
    ids.insert(neighbour.place);
  return ids;
}

Json strip_json(const Evidence& evidence, const Question& question, const Answer& answer) {
  const auto neighbours = neighbour_ids(evidence, question);
  Json strip = Json::array();
  for (const auto& row : answer.authorities) {
    const Place* place = evidence.place(row.place);
    if (place == nullptr) continue;
    const Place* region = place->region ? evidence.place(*place->region) : nullptr;
    strip.push_back({{"code", place->code},
                     {"name", place->name},
                     {"value", http::number_or_null(row.value)},
                     {"rank", http::number_or_null(row.rank)},
                     {"band", band_json(row.band)},
                     {"is_place", row.place == question.place.id},
                     {"is_neighbour", neighbours.contains(row.place)},
                     {"region", region ? Json(region->name) : Json(nullptr)}});
  }
  return strip;
}

Json neighbours_json(const Evidence& evidence, const Question& question, const Answer& answer) {
  Json list = Json::array();
  for (const auto& neighbour : evidence.neighbours(question.place.id, question.neighbour_set)) {
    const Place* place = evidence.place(neighbour.place);
    if (place == nullptr) continue;
    const auto row = std::ranges::find(answer.authorities, neighbour.place, &EvidenceRow::place);
    list.push_back(
        {{"code", place->code},
         {"name", place->name},
         {"rank", neighbour.rank},
         {"closeness", text_or_null(neighbour.closeness)},
         {"value", row == answer.authorities.end() ? Json(nullptr) : http::number_or_null(row->value)}});
  }
  return list;
}

Json side_json(const Catalogue& catalogue, const Group& group, const std::optional<double>& value) {
  return {{"text", group.text()},
          {"title", group_title(catalogue, group)},
          {"value", http::number_or_null(value)}};
}

Json gaps_json(const PageData& data, const SourceList& sources, const std::vector<Gap>& gaps) {
  const auto& catalogue = data.evidence().catalogue();
  Json list = Json::array();
  for (const auto& gap : gaps) {
    list.push_back({{"characteristic", gap.characteristic},
                    {"title", gap.title},
                    {"period", period_text(gap.ours.period)},
                    {"ours", side_json(catalogue, gap.group, gap.ours.value)},
                    {"ours_other", side_json(catalogue, gap.other, gap.ours_other)},
                    {"england_other", side_json(catalogue, gap.other, gap.country_other)},
                    {"lower", http::number_or_null(gap.ours.lower)},
                    {"upper", http::number_or_null(gap.ours.upper)},
                    {"source", source_ref_json(sources, gap.ours.source)}});
  }
  return list;
}

Json sources_json(const SourceList& sources, const Answer& answer) {
  std::set<std::int32_t> ids;
  for (const auto& row : answer.trend) ids.insert(row.source.source);
  Json list = Json::array();
  for (const auto id : ids) {
    if (const Source* source = sources.find(id)) list.push_back(source_json(*source));
  }
  return list;
}

Json periods_json(const Evidence& evidence, const MeasureAndGroup& what) {
  Json list = Json::array();
  for (const auto& period : evidence.periods(what)) list.push_back(period_text(period));
  return list;
}

Json groups_json(const Evidence& evidence, const Measure& measure) {
  Json list = Json::array();
  for (const auto& group : evidence.groups(measure)) {
    list.push_back({{"text", group.text()}, {"title", group_title(evidence.catalogue(), group)}});
  }
  return list;
}

Json render(const PageData& data, const Question& question, const Answer& answer) {
  const auto& evidence = data.evidence();
  const auto sources = data.sources();
  Json trend = Json::array();
  for (const auto& row : answer.trend) trend.push_back(row_json(evidence, &row));
  const auto set = question.neighbour_set.empty() ? newest_neighbour_set(evidence) : question.neighbour_set;
  return {{"measure", definition_json(data, question.what)},
          {"place", place_json(evidence, question.place)},
          {"group", question.what.group.text()},
          {"group_title", group_title(evidence.catalogue(), question.what.group)},
          {"neighbour_set", text_or_null(set)},
          {"sentence", sentence(evidence, question, answer)},
          {"period", answer.period ? Json(period_text(*answer.period)) : Json(nullptr)},
          {"periods", periods_json(evidence, question.what)},
          {"groups", groups_json(evidence, *question.what.measure)},
          {"row", answer.row ? row_json(evidence, &*answer.row) : Json(nullptr)},
          {"trend", std::move(trend)},
          {"strip", strip_json(evidence, question, answer)},
          {"neighbours", neighbours_json(evidence, question, answer)},
          {"gaps", gaps_json(data, *sources, answer.gaps)},
          {"sources", sources_json(*sources, answer)}};
}

Shape detail_shape() {
  auto fields = measure_fields();
  fields.emplace_back("definition", Shape::text());
  fields.emplace_back("method", Shape::text("the publisher's own words").or_null());
  fields.emplace_back("breaks",
                      Shape::list(Shape::object({{"period", Shape::text()}, {"note", Shape::text()}})));
  fields.emplace_back(
      "not_scored",
      Shape::list(Shape::object({{"periods", Shape::list(Shape::text())}, {"note", Shape::text()}})));
  fields.emplace_back("last_published_note", Shape::text().or_null());
  fields.emplace_back("basis_text", Shape::text());
  return Shape::object(fields);
}

Shape answer_shape() {
  const auto side = Shape::object(
      {{"text", Shape::text()}, {"title", Shape::text()}, {"value", Shape::number().or_null()}});
  return Shape::object(
      {{"measure", detail_shape()},
       {"place", Shape::named("Place")},
       {"group", Shape::text()},
       {"group_title", Shape::text()},
       {"neighbour_set", Shape::text().or_null()},
       {"sentence", Shape::text("the answer in words")},
       {"period", Shape::text().or_null()},
       {"periods", Shape::list(Shape::text())},
       {"groups", Shape::list(Shape::object({{"text", Shape::text()}, {"title", Shape::text()}}))},
       {"row", Shape::named("Row").or_null()},
       {"trend", Shape::list(Shape::named("Row"))},
       {"strip", Shape::list(Shape::object({{"code", Shape::text()},
                                            {"name", Shape::text()},
                                            {"value", Shape::number().or_null()},
                                            {"rank", Shape::whole_number().or_null()},
                                            {"band", Shape::text().or_null()},
                                            {"is_place", Shape::yes_no()},
                                            {"is_neighbour", Shape::yes_no()},
                                            {"region", Shape::text().or_null()}}))},
       {"neighbours", Shape::list(Shape::object({{"code", Shape::text()},
                                                 {"name", Shape::text()},
                                                 {"rank", Shape::whole_number()},
                                                 {"closeness", Shape::text().or_null()},
                                                 {"value", Shape::number().or_null()}}))},
       {"gaps", Shape::list(Shape::object({{"characteristic", Shape::text()},
                                           {"title", Shape::text()},
                                           {"period", Shape::text()},
                                           {"ours", side},
                                           {"ours_other", side},
                                           {"england_other", side},
                                           {"lower", Shape::number().or_null()},
                                           {"upper", Shape::number().or_null()},
                                           {"source", Shape::named("SourceRef").or_null()}}))},
       {"sources", Shape::list(Shape::named("Source"))}});
}

}  // namespace

void add_measure_route(http::RouteTable& table, const PageData& data) {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/measure";
  route.operation = "getMeasure";
  route.summary =
      "One measure at one place: in a sentence, over time, among all authorities, by group, with its "
      "sources.";
  route.parameters = {
      required_parameter("measure", "A measure's code, a short name, or dataset:column.", "ks4.attainment8"),
      required_parameter("place", "Any official code of a place.", "383"), group_parameter(),
      text_parameter("period", "A label; left out, the newest."), neighbours_parameter()};
  route.answer = answer_shape();
  route.handler = [&data](const Request& request) -> Result<Response> {
    const auto question = read(data.evidence(), request);
    if (!question) return tl::unexpected(question.error());
    return http::json_response(render(data, *question, find_answer(data.evidence(), *question)));
  };
  table.add(std::move(route));
}

}  // namespace headrow::evidence::api

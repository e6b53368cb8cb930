// The shape of a scorecard for the OpenAPI document.
#include "headrow/evidence/api/json_parts.hpp"
#include "headrow/strategy/api/scorecard_json.hpp"

namespace headrow::strategy::api {
namespace {

using http::Shape;

Shape maybe_text() {
  return Shape::text().or_null();
}
Shape maybe_number() {
  return Shape::number().or_null();
}

Shape verdict_shape() {
  std::string words;
  for (int i = 0; i < kVerdicts; ++i) {
    words += (i == 0 ? "" : ", ") + std::string(verdict_text(static_cast<Verdict>(i)));
  }
  return Shape::text(words);
}

Shape counts_shape() {
  std::vector<Shape::Field> fields;
  fields.reserve(kVerdicts);
  for (int i = 0; i < kVerdicts; ++i)
    fields.emplace_back(verdict_text(static_cast<Verdict>(i)), Shape::whole_number());
  return Shape::object(fields);
}

Shape commentaries_shape() {
  return Shape::list(
      Shape::object({{"date", Shape::text()}, {"author", Shape::text()}, {"words", Shape::text()}}));
}

Shape trend_shape() {
  std::vector<Shape::Field> fields{{"period", Shape::text()}, {"label", Shape::text()}};
  for (const char* name : {"value", "england", "region", "neighbours", "q25", "q50", "q75"}) {
    fields.emplace_back(name, maybe_number());
  }
  for (const char* name : {"band", "break_note", "source_id"}) fields.emplace_back(name, maybe_text());
  fields.emplace_back("scored", Shape::yes_no());
  fields.emplace_back("status", Shape::text());
  fields.emplace_back("line", Shape::whole_number().or_null());
  return Shape::list(Shape::object(fields));
}

Shape beside_shape() {
  std::vector<Shape::Field> fields;
  for (const char* name : {"role", "measure", "title", "unit", "group", "group_title"}) {
    fields.emplace_back(name, Shape::text());
  }
  fields.emplace_back("decimals", Shape::whole_number());
  fields.emplace_back("row", Shape::named("Row").or_null());
  return Shape::list(Shape::object(fields));
}

Shape stage_shape() {
  auto fields = evidence::api::row_fields();
  for (const char* name : {"code", "stage", "verdict_text", "reason", "unit", "polarity"}) {
    fields.emplace_back(name, Shape::text());
  }
  for (const char* name :
       {"rule", "note", "title", "group_title", "last_verdict", "last_period", "cohort_period"}) {
    fields.emplace_back(name, maybe_text());
  }
  fields.emplace_back("verdict", verdict_shape());
  fields.emplace_back("this_year_only", Shape::yes_no());
  fields.emplace_back("decimals", Shape::whole_number());
  fields.emplace_back("children_to_goal", maybe_number());
  fields.emplace_back("cohort", Shape::number("how many children a share is of").or_null());
  fields.emplace_back("slope", maybe_number());
  fields.emplace_back("target",
                      Shape::object({{"value", Shape::number()}, {"period", Shape::text()}}).or_null());
  fields.emplace_back("projection", Shape::object({{"value", Shape::number()},
                                                   {"lower", maybe_number()},
                                                   {"upper", maybe_number()},
                                                   {"period", Shape::text()}})
                                        .or_null());
  fields.emplace_back("commentaries", commentaries_shape());
  fields.emplace_back("beside", beside_shape());
  fields.emplace_back("trend", trend_shape());
  return Shape::object(fields);
}

Shape statement_shape() {
  std::vector<Shape::Field> fields;
  for (const char* name : {"code", "text", "kind", "verdict_text", "reason"})
    fields.emplace_back(name, Shape::text());
  for (const char* name : {"rule", "rule_text", "rollup", "note", "owner", "board", "due"}) {
    fields.emplace_back(name, maybe_text());
  }
  fields.emplace_back("verdict", verdict_shape());
  fields.emplace_back("since", Shape::whole_number("the year since which the verdict has stood").or_null());
  fields.emplace_back("judgement", Shape::object({{"date", Shape::text()},
                                                  {"board", maybe_text()},
                                                  {"words", Shape::text()},
                                                  {"evidence", Shape::list(Shape::text())},
                                                  {"next_due", maybe_text()}})
                                       .or_null());
  fields.emplace_back("commentaries", commentaries_shape());
  fields.emplace_back("results", Shape::list(stage_shape()));
  return Shape::object(fields);
}

Shape area_shape() {
  const auto action =
      Shape::object({{"text", Shape::text()}, {"owner", maybe_text()}, {"board", maybe_text()}});
  return Shape::object({{"code", Shape::text()},
                        {"title", Shape::text()},
                        {"vision", maybe_text()},
                        {"aims", Shape::list(Shape::text())},
                        {"counts", counts_shape()},
                        {"actions", Shape::list(action)},
                        {"statements", Shape::list(statement_shape())}});
}

}  // namespace

Shape scorecard_shape() {
  return Shape::object(
      {{"place", Shape::named("Place")},
       {"as_of", Shape::whole_number()},
       {"as_of_text", Shape::text()},
       {"target_year", Shape::whole_number()},
       {"target_moved", Shape::yes_no("the target has passed; goals are for some years on")},
       {"neighbour_set", maybe_text()},
       {"strategy",
        Shape::object({{"code", Shape::text()}, {"title", Shape::text()}, {"period", Shape::text()}})},
       {"counts", counts_shape()},
       {"sentence", Shape::text()},
       {"areas", Shape::list(area_shape())},
       {"changes", Shape::list(Shape::object({{"text", Shape::text()},
                                              {"statement", maybe_text()},
                                              {"stage", maybe_text()},
                                              {"source_id", maybe_text()}}))}});
}

}  // namespace headrow::strategy::api

#include "headrow/strategy/api/scorecard_json.hpp"

#include "headrow/evidence/api/json_parts.hpp"

namespace headrow::strategy::api {
namespace {

using evidence::Evidence;
using evidence::api::band_json;
using evidence::api::group_title;
using evidence::api::place_json;
using evidence::api::row_json;
using evidence::api::text_or_null;
using http::Json;
using http::number_or_null;

Json counts_json(const Counts& counts) {
  Json json;
  for (int i = 0; i < kVerdicts; ++i) {
    json[std::string(verdict_text(static_cast<Verdict>(i)))] = counts[static_cast<std::size_t>(i)];
  }
  return json;
}

Json source_id_json(std::int32_t source) {
  return source == 0 ? Json(nullptr) : Json(std::to_string(source));
}

Json commentaries_json(const std::vector<Commentary>& commentaries) {
  Json list = Json::array();
  for (const auto& each : commentaries) {
    list.push_back({{"date", each.date}, {"author", each.author}, {"words", each.words}});
  }
  return list;
}

Json trend_json(const std::vector<TrendPoint>& trend) {
  Json list = Json::array();
  for (const auto& point : trend) {
    list.push_back({{"period", period_text(point.period)},
                    {"label", point.label},
                    {"value", number_or_null(point.value)},
                    {"england", number_or_null(point.england)},
                    {"region", number_or_null(point.region)},
                    {"neighbours", number_or_null(point.neighbours)},
                    {"q25", number_or_null(point.q25)},
                    {"q50", number_or_null(point.q50)},
                    {"q75", number_or_null(point.q75)},
                    {"band", band_json(point.band)},
                    {"scored", point.scored},
                    {"break_note", text_or_null(point.break_note)},
                    {"status", evidence::status_text(point.status)},
                    {"source_id", source_id_json(point.source.source)},
                    {"line", point.source.source == 0 ? Json(nullptr) : Json(point.source.row)}});
  }
  return list;
}

Json beside_json(const Evidence& evidence, const std::vector<BesideFigure>& figures) {
  Json list = Json::array();
  for (const auto& figure : figures) {
    list.push_back({{"role", figure.role},
                    {"measure", figure.measure},
                    {"title", figure.title},
                    {"unit", figure.unit},
                    {"decimals", figure.decimals},
                    {"group", figure.group.text()},
                    {"group_title", group_title(evidence.catalogue(), figure.group)},
                    {"row", figure.row ? row_json(evidence, &*figure.row) : Json(nullptr)}});
  }
  return list;
}

Json target_json(const std::optional<Goal>& goal) {
  if (!goal) return nullptr;
  return {{"value", goal->value}, {"period", period_text(goal->period)}};
}

Json projection_json(const std::optional<Projection>& projection) {
  if (!projection) return nullptr;
  return {{"value", projection->value},
          {"lower", number_or_null(projection->lower)},
          {"upper", number_or_null(projection->upper)},
          {"period", period_text(projection->period)}};
}

Json stage_json(const Evidence& evidence, const StageResult& stage, std::string_view country) {
  Json json = row_json(evidence, stage.row ? &*stage.row : nullptr);
  json["code"] = stage.code;
  json["stage"] = stage.stage;
  json["verdict"] = verdict_text(stage.verdict);
  json["verdict_text"] = verdict_words(stage.verdict, country);
  json["reason"] = stage.reason;
  json["rule"] = text_or_null(stage.rule);
  json["note"] = text_or_null(stage.note);
  json["this_year_only"] = stage.this_year_only;
  json["measure"] = text_or_null(stage.measure);
  json["title"] = text_or_null(stage.title);
  json["unit"] = stage.unit;
  json["decimals"] = stage.decimals;
  json["polarity"] = evidence::api::polarity_text(stage.polarity);
  json["group"] = stage.measure.empty() ? Json(nullptr) : Json(stage.group.text());
  json["group_title"] =
      stage.measure.empty() ? Json(nullptr) : Json(group_title(evidence.catalogue(), stage.group));
  json["children_to_goal"] = number_or_null(stage.children_to_goal);
  json["cohort"] = number_or_null(stage.cohort);
  json["cohort_period"] = stage.cohort_period ? Json(period_text(*stage.cohort_period)) : Json(nullptr);
  json["last_verdict"] = stage.last_verdict ? Json(verdict_text(*stage.last_verdict)) : Json(nullptr);
  json["last_period"] = stage.last_period ? Json(period_text(*stage.last_period)) : Json(nullptr);
  json["target"] = target_json(stage.target);
  json["slope"] = number_or_null(stage.slope);
  json["projection"] = projection_json(stage.projection);
  json["commentaries"] = commentaries_json(stage.commentaries);
  json["beside"] = beside_json(evidence, stage.beside);
  json["trend"] = trend_json(stage.trend);
  return json;
}

Json judgement_json(const std::optional<Judgement>& judgement) {
  if (!judgement) return nullptr;
  return {{"date", judgement->date},
          {"board", text_or_null(judgement->board)},
          {"words", judgement->words},
          {"evidence", judgement->evidence},
          {"next_due", text_or_null(judgement->next_due)}};
}

Json statement_json(const Evidence& evidence, const StatementResult& statement, std::string_view country) {
  Json results = Json::array();
  for (const auto& stage : statement.results) results.push_back(stage_json(evidence, stage, country));
  return {{"code", statement.code},
          {"text", statement.text},
          {"kind", kind_text(statement.kind)},
          {"verdict", verdict_text(statement.verdict)},
          {"verdict_text", verdict_words(statement.verdict, country)},
          {"reason", statement.reason},
          {"rule", text_or_null(statement.rule)},
          {"rule_text", text_or_null(statement.rule_text)},
          {"since", statement.since == 0 ? Json(nullptr) : Json(statement.since)},
          {"rollup", text_or_null(statement.rollup)},
          {"note", text_or_null(statement.note)},
          {"owner", text_or_null(statement.owner)},
          {"board", text_or_null(statement.board)},
          {"due", text_or_null(statement.due)},
          {"judgement", judgement_json(statement.judgement)},
          {"commentaries", commentaries_json(statement.commentaries)},
          {"results", std::move(results)}};
}

Json area_json(const Evidence& evidence, const AreaResult& area, std::string_view country) {
  Json actions = Json::array();
  for (const auto& action : area.actions) {
    actions.push_back({{"text", action.text},
                       {"owner", text_or_null(action.owner)},
                       {"board", text_or_null(action.board)}});
  }
  Json statements = Json::array();
  for (const auto& statement : area.statements)
    statements.push_back(statement_json(evidence, statement, country));
  return {{"code", area.code},
          {"title", area.title},
          {"vision", text_or_null(area.vision)},
          {"aims", area.aims},
          {"counts", counts_json(area.counts)},
          {"actions", std::move(actions)},
          {"statements", std::move(statements)}};
}

Json changes_json(const std::vector<Change>& changes) {
  Json list = Json::array();
  for (const auto& change : changes) {
    list.push_back({{"text", change.text},
                    {"statement", text_or_null(change.statement)},
                    {"stage", text_or_null(change.stage)},
                    {"source_id", source_id_json(change.source)}});
  }
  return list;
}

}  // namespace

Json scorecard_json(const Evidence& evidence, const Scorecard& scorecard,
                    const std::vector<Change>& changes) {
  Json areas = Json::array();
  for (const auto& area : scorecard.areas) areas.push_back(area_json(evidence, area, scorecard.country_name));
  return {
      {"place", place_json(evidence, scorecard.place)},
      {"as_of", scorecard.as_of},
      {"as_of_text", scorecard.as_of_text},
      {"target_year", scorecard.target_year},
      {"target_moved", scorecard.target_moved},
      {"neighbour_set", text_or_null(scorecard.neighbour_set)},
      {"strategy", {{"code", scorecard.strategy}, {"title", scorecard.title}, {"period", scorecard.period}}},
      {"counts", counts_json(scorecard.counts)},
      {"sentence", scorecard.sentence},
      {"areas", std::move(areas)},
      {"changes", changes_json(changes)}};
}

}  // namespace headrow::strategy::api

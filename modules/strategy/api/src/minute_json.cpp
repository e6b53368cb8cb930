#include "minute_json.hpp"

#include "headrow/evidence/api/json_parts.hpp"

namespace headrow::strategy::api {
namespace {

using evidence::api::SourceList;
using evidence::api::text_or_null;
using http::Json;
using http::Shape;

Json line_json(const SourceList& sources, const MinuteLine& line) {
  return {{"text", line.text},
          {"measure", text_or_null(line.measure)},
          {"group", line.measure.empty() ? Json(nullptr) : Json(line.group.text())},
          {"statement", text_or_null(line.statement)},
          {"stage", text_or_null(line.stage)},
          {"period", text_or_null(line.period)},
          {"children", http::number_or_null(line.children)},
          {"source", evidence::api::source_ref_json(sources, line.source)}};
}

Json lines_json(const SourceList& sources, const std::vector<MinuteLine>& lines) {
  Json list = Json::array();
  for (const auto& line : lines) list.push_back(line_json(sources, line));
  return list;
}

Json decisions_json(const std::vector<DecisionLine>& decisions) {
  Json list = Json::array();
  for (const auto& decision : decisions) {
    list.push_back({{"text", decision.text},
                    {"owner", text_or_null(decision.owner)},
                    {"due", text_or_null(decision.due)},
                    {"statement", text_or_null(decision.statement)}});
  }
  return list;
}

Json peers_json(const std::vector<PeerLine>& peers) {
  Json list = Json::array();
  for (const auto& peer : peers) list.push_back({{"name", peer.name}, {"sentence", peer.sentence}});
  return list;
}

Shape maybe_text() {
  return Shape::text().or_null();
}

}  // namespace

Json minute_json(const evidence::api::PageData& data, const Scorecard& scorecard, const Minute& minute) {
  const auto sources = data.sources();
  return {{"place", evidence::api::place_json(data.evidence(), scorecard.place)},
          {"as_of", scorecard.as_of},
          {"as_of_text", scorecard.as_of_text},
          {"sentence", scorecard.sentence},
          {"better", lines_json(*sources, minute.better)},
          {"worse", lines_json(*sources, minute.worse)},
          {"sudden", lines_json(*sources, minute.sudden)},
          {"ended", lines_json(*sources, minute.ended)},
          {"decisions", decisions_json(minute.decisions)},
          {"furthest", lines_json(*sources, minute.furthest)},
          {"peers", peers_json(minute.peers)}};
}

Shape minute_shape() {
  const auto lines = Shape::list(Shape::object({{"text", Shape::text()},
                                                {"measure", maybe_text()},
                                                {"group", maybe_text()},
                                                {"statement", maybe_text()},
                                                {"stage", maybe_text()},
                                                {"period", maybe_text()},
                                                {"children", Shape::number().or_null()},
                                                {"source", Shape::named("SourceRef").or_null()}}));
  const auto decision = Shape::object(
      {{"text", Shape::text()}, {"owner", maybe_text()}, {"due", maybe_text()}, {"statement", maybe_text()}});
  const auto peer = Shape::object({{"name", Shape::text()}, {"sentence", Shape::text()}});
  return Shape::object({{"place", Shape::named("Place")},
                        {"as_of", Shape::whole_number()},
                        {"as_of_text", Shape::text()},
                        {"sentence", Shape::text()},
                        {"better", lines},
                        {"worse", lines},
                        {"sudden", lines},
                        {"ended", lines},
                        {"decisions", Shape::list(decision)},
                        {"furthest", lines},
                        {"peers", Shape::list(peer)}});
}

}  // namespace headrow::strategy::api

// The scorecard as a table to take away.
#include <algorithm>
#include <iterator>

#include "headrow/strategy/api/scorecard_json.hpp"

namespace headrow::strategy::api {
namespace {

using formats::SheetCell;

std::vector<SheetCell> statement_cells(const AreaResult& area, const StatementResult& statement) {
  return {area.title,
          statement.code,
          statement.text,
          std::string(kind_text(statement.kind)),
          std::string(verdict_text(statement.verdict)),
          statement.reason,
          statement.rule};
}

std::vector<SheetCell> stage_cells(const StageResult& stage) {
  return {stage.stage, std::string(verdict_text(stage.verdict)), stage.reason, stage.title, stage.unit};
}

}  // namespace

evidence::api::Download scorecard_download(const evidence::Evidence& evidence, const Scorecard& scorecard) {
  evidence::api::Download made{
      evidence::api::file_name("scorecard " + scorecard.place.name, std::to_string(scorecard.as_of)), {}};
  made.table.name = "Scorecard";
  for (const char* heading : {"area", "statement", "text", "kind", "verdict", "reason", "rule", "stage",
                              "stage_verdict", "stage_reason", "title", "unit"}) {
    made.table.columns.push_back({heading, std::nullopt, std::nullopt});
  }
  for (auto& column : evidence::api::evidence_sheet_columns(std::nullopt))
    made.table.columns.push_back(std::move(column));
  for (const auto& area : scorecard.areas) {
    for (const auto& statement : area.statements) {
      for (const auto& stage : statement.results) {
        auto& line = made.table.rows.emplace_back(statement_cells(area, statement));
        std::ranges::move(stage_cells(stage), std::back_inserter(line));
        if (stage.row)
          std::ranges::move(evidence::api::evidence_sheet_cells(evidence, *stage.row),
                            std::back_inserter(line));
        line.resize(made.table.columns.size());
      }
      if (!statement.results.empty()) continue;
      auto& line = made.table.rows.emplace_back(statement_cells(area, statement));
      line.resize(made.table.columns.size());
    }
  }
  return made;
}

}  // namespace headrow::strategy::api

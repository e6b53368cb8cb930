// The scorecard of Leeds on the published files, as text that an officer can check. The folder is filled once
// by the test fill_city; `HEADROW_WRITE_GOLDEN=1` writes the text anew, to be read as a change like any
// other.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/strategy/scorecard.hpp"

namespace headrow::strategy {
namespace {

namespace fs = std::filesystem;

std::string stage_line(const StatementResult& statement, const StageResult& stage) {
  std::string line = fmt::format("{} / {}: {}", statement.code, stage.code, verdict_text(stage.verdict));
  if (stage.this_year_only) line += " (this year only)";
  if (stage.last_verdict)
    line +=
        fmt::format(", last {} for {}", verdict_text(*stage.last_verdict), period_text(*stage.last_period));
  return line + "\n";
}

std::string text_of(const Scorecard& card) {
  std::string text = card.sentence + "\n";
  for (const AreaResult& area : card.areas) {
    text += "\n" + area.title + "\n";
    for (const StatementResult& statement : area.statements) {
      text += fmt::format("{}: {}\n", statement.code, verdict_text(statement.verdict));
      for (const StageResult& stage : statement.results) text += "  " + stage_line(statement, stage);
    }
  }
  return text;
}

std::string read_all(const fs::path& file) {
  std::ifstream input(file);
  std::ostringstream text;
  text << input.rdbuf();
  return text.str();
}

class LeedsScorecard : public testing::TestWithParam<const char*> {
protected:
  void SetUp() override {
    if (!fs::exists(fs::path(HEADROW_TEST_CITY) / "evidence.duckdb")) {
      GTEST_SKIP() << "The published files are not beside the project, so no folder is filled with them.";
    }
  }

  Scorecard card() {
    const auto catalogue = evidence::Catalogue::read(HEADROW_CATALOG);
    const auto strategies = read_strategies(std::string(HEADROW_CATALOG) + "/strategies", *catalogue);
    const auto store = evidence::Store::open(HEADROW_TEST_CITY);
    if (!store) throw std::runtime_error(describe(store.error()));
    const evidence::Evidence evidence(**store, *catalogue);
    ScorecardQuestion question{evidence.place("E08000035")->id, {}, ""};
    if (GetParam() != std::string("latest")) question.as_of = std::stoi(GetParam());
    return *make_scorecard(strategies->front(), evidence, {}, question);
  }
};

TEST_P(LeedsScorecard, StandsAsAnOfficerWouldHaveIt) {
  const fs::path golden = fs::path(HEADROW_GOLDEN) / fmt::format("leeds-{}.txt", GetParam());
  const std::string text = text_of(card());
  if (std::getenv("HEADROW_WRITE_GOLDEN") != nullptr) std::ofstream(golden) << text;
  EXPECT_EQ(text, read_all(golden));
}

INSTANTIATE_TEST_SUITE_P(AsOf, LeedsScorecard, testing::Values("2020", "latest"));

}  // namespace
}  // namespace headrow::strategy

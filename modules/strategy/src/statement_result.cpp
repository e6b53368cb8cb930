#include "statement_result.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "stage_result.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

/// In the order in which a reader wants to hear of them.
constexpr std::array<Verdict, kVerdicts> kTold = {Verdict::Met,           Verdict::Half,
                                                  Verdict::OnTrack,       Verdict::OffTrack,
                                                  Verdict::NoData,        Verdict::NoLongerPublished,
                                                  Verdict::BoardJudgement};

std::string stage_words(Verdict verdict, std::string_view country) {
  if (verdict == Verdict::Half) return fmt::format("above {} only", country);
  static constexpr std::array<std::string_view, kVerdicts> kWords = {
      "met", "", "on track", "off track", "without data", "no longer published", "for the board"};
  return std::string(kWords[static_cast<std::size_t>(verdict)]);
}

long count_of(std::span<const Verdict> stages, Verdict verdict) {
  return std::ranges::count(stages, verdict);
}

std::vector<Verdict> verdicts_of(const std::vector<StageResult>& results) {
  std::vector<Verdict> verdicts;
  verdicts.reserve(results.size());
  for (const StageResult& result : results) verdicts.push_back(result.verdict);
  return verdicts;
}

/// "Off track: Phonics, Key stage 2. Met: Progress 8."
std::string stages_reason(const std::vector<StageResult>& results, std::string_view country) {
  std::string reason;
  for (const Verdict verdict : kTold) {
    std::vector<std::string_view> titles;
    for (const StageResult& result : results) {
      if (result.verdict == verdict) titles.push_back(result.stage);
    }
    if (titles.empty()) continue;
    if (!reason.empty()) reason += ' ';
    reason += fmt::format("{}: {}.", verdict_words(verdict, country), fmt::join(titles, "; "));
  }
  return reason;
}

Verdict verdict_then(const ScorecardContext& context, const StageFigures& stage, int year) {
  return judge(*stage.rule, question_as_of(context, stage, year)).verdict;
}

/// Whether the statement had this verdict as of a year.
bool stood_then(const ScorecardContext& context, const std::vector<StageFigures>& stages, Verdict verdict,
                int year) {
  // One stage off track decides, and most statements have one: the others need not be judged.
  if (verdict == Verdict::OffTrack) {
    return std::ranges::any_of(stages, [&](const StageFigures& stage) {
      return verdict_then(context, stage, year) == Verdict::OffTrack;
    });
  }
  std::vector<Verdict> verdicts;
  verdicts.reserve(stages.size());
  for (const StageFigures& stage : stages) verdicts.push_back(verdict_then(context, stage, year));
  return rolled_up(verdicts) == verdict;
}

/// The earliest year of the strategy from which on the verdict has been this one.
int standing_since(const ScorecardContext& context, const std::vector<StageFigures>& stages, Verdict verdict,
                   int as_of) {
  int since = as_of;
  for (int year = as_of - 1; year >= context.strategy->start_year; --year) {
    if (!stood_then(context, stages, verdict, year)) return since;
    since = year;
  }
  return since;
}

std::string judgement_reason(const StatementResult& result) {
  if (result.judgement) {
    return fmt::format("{} judged on {}: {}", result.judgement->board, day_words(result.judgement->date),
                       result.judgement->words);
  }
  return fmt::format("No figure can settle this. The judgement of the {} is due by {}; none is recorded.",
                     result.board, day_words(result.due));
}

void add_words(StatementResult& result, const ScorecardContext& context, const Judgements& judgements,
               int as_of) {
  const std::string last_day = fmt::format("{}-12-31", as_of);
  for (const Commentary& commentary : judgements.commentaries) {
    if (commentary.statement != result.code || commentary.place != context.place.code) continue;
    if (commentary.date > last_day) continue;
    if (commentary.stage.empty()) {
      result.commentaries.push_back(commentary);
      continue;
    }
    for (StageResult& stage : result.results) {
      if (stage.code == commentary.stage) stage.commentaries.push_back(commentary);
    }
  }
}

void add_judgement(StatementResult& result, const ScorecardContext& context, const Judgements& judgements,
                   int as_of) {
  if (const Judgement* latest = judgements.latest(result.code, context.place.code, as_of)) {
    result.judgement = *latest;
    if (!latest->next_due.empty()) result.due = latest->next_due;
  }
  result.verdict = Verdict::BoardJudgement;
  result.reason = judgement_reason(result);
}

void roll_up(StatementResult& result, const ScorecardContext& context,
             const std::vector<StageFigures>& stages, int as_of) {
  const std::vector<Verdict> verdicts = verdicts_of(result.results);
  result.verdict = rolled_up(verdicts);
  result.rollup = rollup_words(verdicts, context.country_name);
  result.reason = result.results.size() == 1 ? result.results.front().reason
                                             : stages_reason(result.results, context.country_name);
  if (result.verdict != Verdict::NoData)
    result.since = standing_since(context, stages, result.verdict, as_of);
}

StatementResult blank_result(const Statement& statement, std::string_view country) {
  StatementResult result;
  result.code = statement.code;
  result.text = statement.text;
  result.kind = statement.kind;
  result.rule = statement.rule;
  result.note = statement.note;
  result.owner = statement.owner;
  result.board = statement.board;
  result.due = statement.due;
  if (result.rule.empty() && !statement.stages.empty()) result.rule = statement.stages.front().rule;
  if (const Rule* rule = find_rule(result.rule)) result.rule_text = rule_words(*rule, country);
  return result;
}

}  // namespace

Verdict rolled_up(std::span<const Verdict> stages) {
  if (stages.empty()) return Verdict::NoData;
  if (count_of(stages, Verdict::NoLongerPublished) == static_cast<long>(stages.size())) {
    return Verdict::NoLongerPublished;
  }
  // Least favourable first; what has no data keeps the rest from being called met.
  for (const Verdict verdict :
       {Verdict::OffTrack, Verdict::Half, Verdict::OnTrack, Verdict::NoData, Verdict::BoardJudgement}) {
    if (count_of(stages, verdict) > 0) return verdict;
  }
  return Verdict::Met;
}

std::string rollup_words(std::span<const Verdict> stages, std::string_view country) {
  if (stages.size() < 2) return {};
  std::string words;
  for (const Verdict verdict : kTold) {
    const long count = count_of(stages, verdict);
    if (count == 0) continue;
    words += words.empty()
                 ? fmt::format("{} of {} stages {}", count, stages.size(), stage_words(verdict, country))
                 : fmt::format(", {} {}", count, stage_words(verdict, country));
  }
  return words;
}

Result<StatementResult> statement_result(const ScorecardContext& context, const Statement& statement,
                                         const Judgements& judgements, int as_of) {
  StatementResult result = blank_result(statement, context.country_name);
  std::vector<StageFigures> stages;
  for (const Stage& stage : statement.stages) {
    auto figures = fetch_stage(context, stage);
    if (!figures) return tl::unexpected(figures.error());
    stages.push_back(std::move(*figures));
    result.results.push_back(stage_result(context, stages.back(), as_of));
  }
  if (statement.kind == StatementKind::Evidenced) {
    add_judgement(result, context, judgements, as_of);
  } else {
    roll_up(result, context, stages, as_of);
  }
  add_words(result, context, judgements, as_of);
  return result;
}

}  // namespace headrow::strategy

#include "headrow/strategy/scorecard.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "stage_figures.hpp"
#include "statement_result.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

std::string as_of_words(const Strategy& strategy, int year) {
  const std::string academic = fmt::format("{}/{:02}", year - 1, year % 100);
  return year == strategy.target_year ? academic + ", when the strategy ended" : academic;
}

/// "6 are met" or "1 is met"; {} in the words is the country.
std::string counted(int count, std::string_view one, std::string_view many, std::string_view country) {
  return fmt::format("{} {}", count, fmt::format(fmt::runtime(count == 1 ? one : many), country));
}

std::string sentence_of(const Scorecard& card) {
  struct Part {
    Verdict verdict;
    std::string_view one, many;
  };
  static constexpr Part kParts[] = {
      {Verdict::Met, "is met", "are met"},
      {Verdict::Half, "is above {} but not yet first quartile", "are above {} but not yet first quartile"},
      {Verdict::OnTrack, "is on track", "are on track"},
      {Verdict::OffTrack, "is off track", "are off track"},
      {Verdict::NoData, "has no data", "have no data"},
      {Verdict::NoLongerPublished, "can no longer be measured", "can no longer be measured"},
      {Verdict::BoardJudgement, "is for a board to judge", "are for a board to judge"}};
  int all = 0;
  for (const int count : card.counts) all += count;
  std::string parts;
  for (const Part& part : kParts) {
    const int count = card.counts[static_cast<std::size_t>(part.verdict)];
    if (count == 0) continue;
    if (!parts.empty()) parts += ", ";
    parts += counted(count, part.one, part.many, card.country_name);
  }
  return fmt::format("Of {} statements {}, as of {}.", all, parts, card.as_of_text);
}

Result<AreaResult> area_result(const ScorecardContext& context, const Area& area,
                               const Judgements& judgements, int as_of) {
  AreaResult result;
  result.code = area.code;
  result.title = area.title;
  result.vision = area.vision;
  result.aims = area.aims;
  result.actions = area.actions;
  for (const Statement& statement : area.statements) {
    auto made = statement_result(context, statement, judgements, as_of);
    if (!made) return tl::unexpected(made.error());
    ++result.counts[static_cast<std::size_t>(made->verdict)];
    result.statements.push_back(std::move(*made));
  }
  return result;
}

Scorecard blank_scorecard(const ScorecardContext& context, int as_of) {
  const Strategy& strategy = *context.strategy;
  Scorecard card;
  card.place = context.place;
  card.country_name = context.country_name;
  card.as_of = as_of;
  card.as_of_text = as_of_words(strategy, as_of);
  card.target_moved = as_of > strategy.target_year;
  card.target_year = card.target_moved ? as_of + strategy.later_years : strategy.target_year;
  card.strategy = strategy.code;
  card.title = strategy.title;
  card.period = strategy.period;
  card.neighbour_set = context.neighbour_set;
  return card;
}

std::string_view kind_words(evidence::PlaceKind kind) {
  switch (kind) {
    case evidence::PlaceKind::Country:
      return "a country";
    case evidence::PlaceKind::Region:
      return "a region";
    case evidence::PlaceKind::School:
      return "a school";
    default:
      return "not one";
  }
}

Result<ScorecardContext> context_of(const Strategy& strategy, const evidence::Evidence& evidence,
                                    const ScorecardQuestion& question) {
  const evidence::Place* place = evidence.place(question.place);
  if (place == nullptr) return fail(ProblemCode::NotFound, "This place is not in the register.");
  if (place->kind != evidence::PlaceKind::Authority) {
    return fail(ProblemCode::BadUsage, fmt::format("A scorecard is of a local authority, and {} is {}.",
                                                   place->name, kind_words(place->kind)));
  }
  ScorecardContext context{&strategy, &evidence, *place, "the country", question.neighbour_set, nullptr};
  if (const auto england = evidence.england()) {
    if (const evidence::Place* country = evidence.place(*england)) context.country_name = country->name;
  }
  if (const auto sets = evidence.neighbour_sets(); context.neighbour_set.empty() && !sets.empty()) {
    context.neighbour_set = sets.back().code;
  }
  return context;
}

/// The end of the newest period with a figure of the country that is not provisional.
int newest_settled(const evidence::Evidence& evidence, const evidence::MeasureAndGroup& what,
                   evidence::PlaceId country) {
  const auto rows = evidence.series(what, country);
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (row->value && row->status != evidence::Status::Provisional) return row->period.last;
  }
  return 0;
}

}  // namespace

int latest_year(const Strategy& strategy, const evidence::Evidence& evidence) {
  const auto country = evidence.england();
  const auto wanted = bound_measures(strategy, evidence);
  if (!country || !wanted) return strategy.target_year;
  evidence.prepare(*wanted);
  int latest = 0;
  for (const evidence::MeasureAndGroup& what : *wanted) {
    const auto newest = evidence.latest_period(what);
    if (newest && newest->last > latest) latest = std::max(latest, newest_settled(evidence, what, *country));
  }
  return latest == 0 ? strategy.target_year : latest;
}

namespace {

/// The year asked for, else the latest. Beyond the newest loaded period (and the strategy's own target) there
/// is nothing to judge: a card of then would show today's figures as that year's.
Result<int> year_of(const Strategy& strategy, const evidence::Evidence& evidence,
                    std::span<const evidence::MeasureAndGroup> wanted, std::optional<int> asked) {
  if (!asked) return latest_year(strategy, evidence);
  int newest = strategy.target_year;
  for (const evidence::MeasureAndGroup& what : wanted) {
    if (*asked <= newest) return *asked;
    const auto periods = evidence.periods(what);
    if (!periods.empty()) newest = std::max(newest, periods.back().last);
  }
  if (*asked <= newest) return *asked;
  return fail(
      ProblemCode::BadUsage,
      fmt::format("The newest figures are of {}, so there is no scorecard as of {} yet. Ask for a year "
                  "up to {}, or for the latest.",
                  newest, *asked, newest));
}

}  // namespace

Result<Scorecard> make_scorecard(const Strategy& strategy, const evidence::Evidence& evidence,
                                 const Judgements& judgements, const ScorecardQuestion& question) {
  if (question.as_of && *question.as_of < 1990) {
    return fail(
        ProblemCode::BadUsage,
        fmt::format("The scorecard can be asked as of a year from 1990 on, or as of the latest; {} is "
                    "neither.",
                    *question.as_of));
  }
  auto context = context_of(strategy, evidence, question);
  if (!context) return tl::unexpected(context.error());
  const auto wanted = bound_measures(strategy, evidence);
  if (!wanted) return tl::unexpected(wanted.error());
  evidence.prepare(*wanted);
  FetchedFigures fetched;
  context->fetched = &fetched;
  const auto year = year_of(strategy, evidence, *wanted, question.as_of);
  if (!year) return tl::unexpected(year.error());
  const int as_of = *year;
  Scorecard card = blank_scorecard(*context, as_of);
  for (const Area& area : strategy.areas) {
    auto made = area_result(*context, area, judgements, as_of);
    if (!made) return tl::unexpected(made.error());
    for (std::size_t i = 0; i < card.counts.size(); ++i) card.counts[i] += made->counts[i];
    card.areas.push_back(std::move(*made));
  }
  card.sentence = sentence_of(card);
  return card;
}

}  // namespace headrow::strategy

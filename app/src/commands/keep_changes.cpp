#include "keep_changes.hpp"

#include "headrow/strategy/changes.hpp"
#include "headrow/strategy/judgements.hpp"
#include "headrow/strategy/scorecard.hpp"

namespace headrow::app {

Result<void> keep_changes(Workspace& workspace) {
  const auto directory = workspace.store().directory();
  const auto judgements = strategy::read_judgements(directory);
  if (!judgements) return tl::unexpected(judgements.error());
  for (const strategy::Strategy& strategy : workspace.strategies()) {
    const auto place = workspace.evidence().place(strategy.place);
    if (!place) continue;  // another country's register
    strategy::ScorecardQuestion question;
    question.place = place->id;
    const auto card = strategy::make_scorecard(strategy, workspace.evidence(), *judgements, question);
    if (!card) return tl::unexpected(card.error());
    const auto kept = strategy::keep_changes(directory, *card);
    if (!kept) return tl::unexpected(kept.error());
  }
  return {};
}

}  // namespace headrow::app

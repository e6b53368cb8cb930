#include <fmt/format.h>

#include "commands.hpp"
#include "headrow/http/json.hpp"
#include "headrow/strategy/api/scorecard_json.hpp"
#include "headrow/strategy/changes.hpp"
#include "headrow/strategy/judgements.hpp"
#include "headrow/strategy/scorecard.hpp"
#include "open_workspace.hpp"
#include "report_problem.hpp"

namespace headrow::app {
namespace {

using strategy::Scorecard;
using strategy::StatementResult;

Result<const strategy::Strategy*> find_strategy(Workspace& workspace, const std::string& code) {
  std::string known;
  for (const strategy::Strategy& strategy : workspace.strategies()) {
    if (code.empty() || strategy.code == code) return &strategy;
    known += (known.empty() ? "" : ", ") + strategy.code;
  }
  return fail(ProblemCode::BadUsage, "There is no strategy '" + code + "'. There are: " + known + ".");
}

Result<strategy::ScorecardQuestion> question_of(Workspace& workspace, const ScorecardArguments& arguments) {
  const auto place = workspace.evidence().place(arguments.place);
  if (!place) return tl::unexpected(place.error());
  strategy::ScorecardQuestion question;
  question.place = place->id;
  if (arguments.as_of == "latest") return question;
  const bool digits = arguments.as_of.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || arguments.as_of.size() != 4) {
    return fail(ProblemCode::BadUsage,
                "--as-of takes a calendar year such as 2020, or 'latest', not '" + arguments.as_of + "'.");
  }
  question.as_of = std::stoi(arguments.as_of);
  return question;
}

void print_statement(std::ostream& out, const StatementResult& statement) {
  out << fmt::format("  {:<20} {}\n", verdict_text(statement.verdict), statement.text);
  if (statement.results.size() != 1) out << fmt::format("  {:<20} {}\n", "", statement.reason);
  for (const strategy::StageResult& result : statement.results) {
    out << fmt::format("    {:<18} {}: {}\n", verdict_text(result.verdict), result.stage, result.reason);
  }
}

void print_text(std::ostream& out, const Scorecard& card) {
  out << card.title << "\n" << card.sentence << "\n";
  for (const strategy::AreaResult& area : card.areas) {
    out << "\n" << area.title << "\n";
    for (const StatementResult& statement : area.statements) print_statement(out, statement);
  }
}

}  // namespace

int scorecard_command(Session& session, const ScorecardArguments& arguments) {
  auto workspace = OpenWorkspace::of(session, arguments.directory);
  if (!workspace) return report(session, workspace.error());
  Workspace& open = workspace->get();
  const auto strategy = find_strategy(open, arguments.strategy);
  if (!strategy) return report(session, strategy.error());
  const auto question = question_of(open, arguments);
  if (!question) return report_question(session, question.error());
  const auto directory = open.store().directory();
  const auto judgements = strategy::read_judgements(directory);
  if (!judgements) return report(session, judgements.error());
  const auto card = strategy::make_scorecard(**strategy, open.evidence(), *judgements, *question);
  if (!card) return report_question(session, card.error());
  if (arguments.format != "json") {
    print_text(session.out, *card);
    return kDone;
  }
  const auto kept = strategy::kept_changes(directory, card->place.code, card->strategy);
  if (!kept) return report(session, kept.error());
  const auto& keeper = *kept;
  const auto changes = keeper ? keeper->changes : std::vector<strategy::Change>();
  session.out << http::json_text(strategy::api::scorecard_json(open.evidence(), *card, changes), 2) << "\n";
  return kDone;
}

}  // namespace headrow::app

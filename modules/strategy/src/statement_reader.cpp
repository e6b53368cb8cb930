#include "statement_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "headrow/strategy/rules.hpp"

namespace headrow::strategy {
namespace {

BoundFigure read_figure_table(TableReader& reader, const StatementContext& context, std::string role) {
  BoundFigure figure;
  figure.role = std::move(role);
  figure.line = reader.line();
  figure.measure = reader.optional_text("measure");
  const std::string group = reader.optional_text("group");
  if (const auto read = Group::read(group)) {
    figure.group = *read;
  } else {
    reader.complain(figure.line, "group", group, read.error().message);
  }
  if (!figure.measure.empty() && context.catalogue.measure(figure.measure) == nullptr) {
    reader.complain(figure.line, "measure", figure.measure,
                    "The catalogue has no measure of this code: see catalog/measures.");
  }
  return figure;
}

bool may_have(const Rule& rule, std::string_view role) {
  return std::ranges::find(rule.roles, role) != rule.roles.end() ||
         std::ranges::find(rule.extras, role) != rule.extras.end();
}

void check_figures(TableReader& reader, const Rule& rule, const Stage& stage) {
  for (const BoundFigure& figure : stage.figures) {
    if (may_have(rule, figure.role)) continue;
    reader.complain(figure.line, "role", figure.role,
                    fmt::format("The rule {} has no figure of this role; it has: {}.", rule.name,
                                fmt::join(rule.roles, ", ")));
  }
  for (const std::string_view role : rule.roles) {
    if (std::ranges::find(stage.figures, role, &BoundFigure::role) != stage.figures.end()) continue;
    reader.complain(reader.line(), "rule", rule.name,
                    fmt::format("The rule {} asks for a figure of the role \"{}\".", rule.name, role));
  }
}

Stage read_stage(TableReader& reader, const StatementContext& context, const Statement& statement) {
  Stage stage;
  stage.code = reader.text("code");
  stage.title = reader.text("title");
  stage.note = reader.optional_text("note");
  stage.rule = reader.optional_text("rule");
  if (stage.rule.empty()) stage.rule = statement.rule;
  BoundFigure main = read_figure_table(reader, context, "main");
  if (!main.measure.empty()) stage.figures.push_back(std::move(main));
  for (const TomlNode* table : reader.tables("beside")) {
    TableReader beside = reader.inner(*table);
    stage.figures.push_back(read_figure_table(beside, context, beside.text("role")));
    if (stage.figures.back().measure.empty()) beside.text("measure");
    beside.finish();
  }
  if (const Rule* rule = find_rule(stage.rule)) {
    check_figures(reader, *rule, stage);
  } else {
    reader.complain(reader.line(), "rule", stage.rule,
                    "There is no rule of this name: docs/strategies.md lists them.");
  }
  reader.finish();
  return stage;
}

StatementKind read_kind(TableReader& reader) {
  const std::string kind = reader.text("kind");
  if (kind == "evidenced") return StatementKind::Evidenced;
  if (kind != "measured") {
    reader.complain(reader.line(), "kind", kind, "A statement is \"measured\" or \"evidenced\".");
  }
  return StatementKind::Measured;
}

void check_kind(TableReader& reader, const Statement& statement) {
  if (statement.kind == StatementKind::Measured) {
    if (statement.stages.empty()) {
      reader.complain(reader.line(), "stage", statement.code,
                      "A measured statement needs at least one stage.");
    }
    return;
  }
  if (statement.board.empty() || statement.due.empty()) {
    reader.complain(reader.line(), "board", statement.code,
                    "An evidenced statement needs the board that judges it and the day that is due.");
  }
  for (const Stage& stage : statement.stages) {
    if (stage.rule != "number_without_direction") {
      reader.complain(reader.line(), "rule", stage.rule,
                      "Figures beside an evidenced statement have the rule number_without_direction.");
    }
  }
}

}  // namespace

void use_code(TableReader& reader, StatementContext& context, const std::string& code) {
  if (context.codes.insert(code).second) return;
  reader.complain(reader.line(), "code", code, "This code is used twice in the file: each must be its own.");
}

Statement read_statement(TableReader& reader, StatementContext& context) {
  Statement statement;
  statement.code = reader.text("code");
  use_code(reader, context, statement.code);
  statement.text = reader.text("text");
  statement.kind = read_kind(reader);
  statement.rule = reader.optional_text("rule");
  statement.note = reader.optional_text("note");
  statement.owner = reader.optional_text("owner");
  statement.board = reader.optional_text("board");
  statement.due = reader.day("due");
  std::set<std::string> stages;
  for (const TomlNode* table : reader.tables("stage")) {
    TableReader inner = reader.inner(*table);
    statement.stages.push_back(read_stage(inner, context, statement));
    if (!stages.insert(statement.stages.back().code).second) {
      inner.complain(inner.line(), "code", statement.stages.back().code,
                     "Two stages of a statement have one code.");
    }
  }
  check_kind(reader, statement);
  reader.finish();
  return statement;
}

}  // namespace headrow::strategy

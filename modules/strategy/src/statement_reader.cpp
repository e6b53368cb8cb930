#include "statement_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "headrow/strategy/rules.hpp"

namespace headrow::strategy {
namespace {

using formats::TomlTable;

BoundFigure read_figure_table(TomlTable& table, const StatementContext& context, std::string role) {
  BoundFigure figure;
  figure.role = std::move(role);
  figure.line = table.line();
  figure.measure = table.text("measure");
  const std::string group = table.text("group");
  if (const auto read = Group::read(group)) {
    figure.group = *read;
  } else {
    table.wrong("group", read.error().message, group);
  }
  if (!figure.measure.empty() && context.catalogue.measure(figure.measure) == nullptr) {
    table.wrong("measure", "The catalogue has no measure of this code: see catalog/measures.",
                figure.measure);
  }
  return figure;
}

void check_role(const TomlTable& table, const Rule& rule, const BoundFigure& figure) {
  const std::string_view role = figure.role;
  if (std::ranges::find(rule.roles, role) != rule.roles.end()) return;
  if (std::ranges::find(rule.extras, role) != rule.extras.end()) return;
  table.wrong("role",
              fmt::format("The rule {} has no figure of this role; it has: {}.", rule.name,
                          fmt::join(rule.roles, ", ")),
              role);
}

void check_all_roles(const TomlTable& table, const Rule& rule, const Stage& stage) {
  for (const std::string_view role : rule.roles) {
    if (std::ranges::find(stage.figures, role, &BoundFigure::role) != stage.figures.end()) continue;
    table.wrong("rule", fmt::format("The rule {} asks for a figure of the role \"{}\".", rule.name, role),
                rule.name);
  }
}

/// The rule of a stage, which is the statement's unless it names its own.
const Rule& rule_of(const TomlTable& table, const Stage& stage) {
  const Rule* rule = find_rule(stage.rule);
  if (rule == nullptr) {
    table.wrong("rule", "There is no rule of this name: docs/strategies.md lists them.", stage.rule);
  }
  return *rule;
}

Stage read_stage(TomlTable& table, const StatementContext& context, const Statement& statement) {
  Stage stage;
  stage.code = table.needed_text("code");
  stage.title = table.needed_text("title");
  stage.note = table.text("note");
  stage.rule = table.text("rule");
  if (stage.rule.empty()) stage.rule = statement.rule;
  const Rule& rule = rule_of(table, stage);
  BoundFigure main = read_figure_table(table, context, "main");
  if (!main.measure.empty()) {
    check_role(table, rule, main);
    stage.figures.push_back(std::move(main));
  }
  for (TomlTable& beside : table.tables("beside")) {
    stage.figures.push_back(read_figure_table(beside, context, beside.needed_text("role")));
    check_role(beside, rule, stage.figures.back());
    if (stage.figures.back().measure.empty()) beside.needed_text("measure");
    beside.finish();
  }
  check_all_roles(table, rule, stage);
  table.finish();
  return stage;
}

StatementKind read_kind(TomlTable& table) {
  const std::string kind = table.needed_text("kind");
  if (kind == "evidenced") return StatementKind::Evidenced;
  if (kind != "measured") {
    table.wrong("kind", "A statement is \"measured\" or \"evidenced\".", kind);
  }
  return StatementKind::Measured;
}

void check_kind(TomlTable& table, const Statement& statement) {
  if (statement.kind == StatementKind::Measured) {
    if (statement.stages.empty()) {
      table.wrong("stage", "A measured statement needs at least one stage.", statement.code);
    }
    return;
  }
  if (statement.board.empty() || statement.due.empty()) {
    table.wrong("board", "An evidenced statement needs the board that judges it and the day that is due.",
                statement.code);
  }
  for (const Stage& stage : statement.stages) {
    if (stage.rule != "number_without_direction") {
      table.wrong("rule", "Figures beside an evidenced statement have the rule number_without_direction.",
                  stage.rule);
    }
  }
}

}  // namespace

void use_code(TomlTable& table, StatementContext& context, const std::string& code) {
  if (context.codes.insert(code).second) return;
  table.wrong("code", "This code is used twice in the file: each must be its own.", code);
}

Statement read_statement(TomlTable& table, StatementContext& context) {
  Statement statement;
  statement.code = table.needed_text("code");
  use_code(table, context, statement.code);
  statement.text = table.needed_text("text");
  statement.kind = read_kind(table);
  statement.rule = table.text("rule");
  statement.note = table.text("note");
  statement.owner = table.text("owner");
  statement.board = table.text("board");
  statement.due = table.day("due");
  std::set<std::string> stages;
  for (TomlTable& inner : table.tables("stage")) {
    statement.stages.push_back(read_stage(inner, context, statement));
    if (!stages.insert(statement.stages.back().code).second) {
      inner.wrong("code", "Two stages of a statement have one code.", statement.stages.back().code);
    }
  }
  check_kind(table, statement);
  table.finish();
  return statement;
}

}  // namespace headrow::strategy

#include <algorithm>
#include <array>

#include "headrow/formats/toml.hpp"
#include "headrow/records/retention.hpp"

namespace headrow::records {
namespace {

constexpr std::array<std::string_view, 3> kActions = {"empty", "delete", "destroy-key"};

RetentionAction read_action(formats::TomlTable& table) {
  const std::string text = table.needed_text("action");
  const auto at = std::ranges::find(kActions, text);
  if (at == kActions.end()) table.wrong("action", "An action is empty, delete or destroy-key.", text);
  return static_cast<RetentionAction>(at - kActions.begin());
}

const RecordClass& read_class(formats::TomlTable& table, const RecordClasses& classes) {
  const std::string name = table.needed_text("class");
  const auto at = std::ranges::find(classes, name, [](const RecordClass* kind) { return kind->name; });
  if (at == classes.end()) table.wrong("class", "There is no such class of records.", name);
  return **at;
}

void check_field(const formats::TomlTable& table, const RecordClass& kind, const char* key,
                 const std::string& field) {
  if (!field.empty() && std::ranges::find(kind.fields, field, &RecordField::name) == kind.fields.end())
    table.wrong(key, "The class has no such field.", field);
}

RetentionRule read_rule(formats::TomlTable table, const RecordClasses& classes) {
  const RecordClass& kind = read_class(table, classes);
  RetentionRule rule;
  rule.record_class = kind.name;
  rule.title = table.needed_text("title");
  rule.since = table.text("since");
  rule.when = table.text("when");
  rule.is = table.texts("is");
  rule.months = static_cast<int>(table.integer("months", 0));
  rule.action = read_action(table);
  rule.basis = table.needed_text("basis");
  check_field(table, kind, "since", rule.since);
  check_field(table, kind, "when", rule.when);
  if (rule.since.empty() == rule.when.empty() || rule.when.empty() != rule.is.empty())
    table.wrong("since", "A rule has either since, or when and is.");
  if (rule.months < 1) table.wrong("months", "At least one month.");
  if (rule.action == RetentionAction::DestroyKey && kind.child_field.empty())
    table.wrong("action", "The class has no child whose key could be destroyed.");
  table.finish();
  return rule;
}

}  // namespace

std::string_view retention_action_text(RetentionAction action) {
  return kActions.at(static_cast<std::size_t>(action));
}

Result<std::vector<RetentionRule>> read_retention_rules(const std::filesystem::path& file,
                                                        const RecordClasses& classes) {
  return formats::read_toml(file, [&](formats::TomlTable& table) {
    std::vector<RetentionRule> rules;
    for (auto& part : table.tables("rule")) {
      auto rule = read_rule(part, classes);
      if (std::ranges::find(rules, rule.record_class, &RetentionRule::record_class) != rules.end())
        part.wrong("class", "The class has a rule already.", rule.record_class);
      rules.push_back(std::move(rule));
    }
    return rules;
  });
}

}  // namespace headrow::records

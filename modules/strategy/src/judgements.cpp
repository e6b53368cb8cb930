#include "headrow/strategy/judgements.hpp"

#include "toml_file.hpp"

namespace headrow::strategy {
namespace {

Judgement read_judgement(TableReader reader) {
  Judgement judgement;
  judgement.statement = reader.text("statement");
  judgement.place = reader.text("place");
  judgement.date = reader.day("date");
  judgement.board = reader.text("board");
  judgement.words = reader.text("words");
  judgement.evidence = reader.texts("evidence");
  judgement.next_due = reader.day("next_due");
  if (judgement.date.empty()) reader.complain(reader.line(), "date", "", "A judgement needs its day.");
  reader.finish();
  return judgement;
}

Commentary read_commentary(TableReader reader) {
  Commentary commentary;
  commentary.statement = reader.text("statement");
  commentary.stage = reader.optional_text("stage");
  commentary.place = reader.text("place");
  commentary.date = reader.day("date");
  commentary.author = reader.text("author");
  commentary.words = reader.text("words");
  if (commentary.date.empty()) reader.complain(reader.line(), "date", "", "A commentary needs its day.");
  reader.finish();
  return commentary;
}

}  // namespace

const Judgement* Judgements::latest(std::string_view statement, std::string_view place, int year) const {
  const std::string last_day = std::to_string(year) + "-12-31";
  const Judgement* found = nullptr;
  for (const Judgement& judgement : judgements) {
    if (judgement.statement != statement || judgement.place != place || judgement.date > last_day) continue;
    if (found == nullptr || judgement.date >= found->date) found = &judgement;
  }
  return found;
}

Result<Judgements> read_judgements(const std::filesystem::path& directory) {
  const std::filesystem::path file = directory / "judgements.toml";
  Judgements read;
  if (!std::filesystem::exists(file)) return read;
  const auto tree = read_toml(file);
  if (!tree) return tl::unexpected(tree.error());
  std::optional<Problem> problem;
  TableReader reader(*tree, file.string(), problem);
  for (const TomlNode* table : reader.tables("judgement")) {
    read.judgements.push_back(read_judgement(reader.inner(*table)));
  }
  for (const TomlNode* table : reader.tables("commentary")) {
    read.commentaries.push_back(read_commentary(reader.inner(*table)));
  }
  reader.finish();
  if (problem) return tl::unexpected(*problem);
  return read;
}

}  // namespace headrow::strategy

#include "headrow/strategy/judgements.hpp"

#include "headrow/formats/toml.hpp"

namespace headrow::strategy {
namespace {

using formats::TomlTable;

Judgement read_judgement(TomlTable table) {
  Judgement judgement;
  judgement.statement = table.needed_text("statement");
  judgement.place = table.needed_text("place");
  judgement.date = table.day("date");
  judgement.board = table.needed_text("board");
  judgement.words = table.needed_text("words");
  judgement.evidence = table.texts("evidence");
  judgement.next_due = table.day("next_due");
  if (judgement.date.empty()) table.wrong("date", "A judgement needs its day.");
  table.finish();
  return judgement;
}

Commentary read_commentary(TomlTable table) {
  Commentary commentary;
  commentary.statement = table.needed_text("statement");
  commentary.stage = table.text("stage");
  commentary.place = table.needed_text("place");
  commentary.date = table.day("date");
  commentary.author = table.needed_text("author");
  commentary.words = table.needed_text("words");
  if (commentary.date.empty()) table.wrong("date", "A commentary needs its day.");
  table.finish();
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
  return formats::read_toml(file, [&](TomlTable& table) {
    for (TomlTable& inner : table.tables("judgement"))
      read.judgements.push_back(read_judgement(std::move(inner)));
    for (TomlTable& inner : table.tables("commentary"))
      read.commentaries.push_back(read_commentary(std::move(inner)));
    return std::move(read);
  });
}

}  // namespace headrow::strategy

#include <fmt/format.h>

#include <algorithm>

#include "headrow/base/identifiers.hpp"
#include "headrow/strategy/strategy.hpp"
#include "statement_reader.hpp"
#include "toml_file.hpp"

namespace headrow::strategy {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> toml_files(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (error) {
    return fail(ProblemCode::NotFound,
                fmt::format("The folder of strategies cannot be read: {}.", error.message()),
                Where{folder.string(), 0, "", ""});
  }
  std::ranges::sort(files);
  return files;
}

ProfileFigure read_profile(TableReader reader) {
  ProfileFigure figure;
  figure.code = reader.text("code");
  figure.section = reader.text("section");
  figure.title = reader.text("title");
  figure.unit = reader.text("unit");
  figure.period = reader.text("period");
  figure.place = reader.number("place");
  figure.england = reader.number("england");
  figure.note = reader.optional_text("note");
  if (figure.section != "profile" && figure.section != "baseline") {
    reader.complain(reader.line(), "section", figure.section, "A section is \"profile\" or \"baseline\".");
  }
  reader.finish();
  return figure;
}

Action read_action(TableReader reader) {
  Action action;
  action.text = reader.text("text");
  action.owner = reader.text("owner");
  action.board = reader.optional_text("board");
  reader.finish();
  return action;
}

Area read_area(TableReader reader, StatementContext& context) {
  Area area;
  area.code = reader.text("code");
  use_code(reader, context, area.code);
  area.title = reader.text("title");
  area.vision = reader.text("vision");
  area.aims = reader.texts("aims");
  for (const TomlNode* table : reader.tables("action"))
    area.actions.push_back(read_action(reader.inner(*table)));
  for (const TomlNode* table : reader.tables("statement")) {
    TableReader inner = reader.inner(*table);
    area.statements.push_back(read_statement(inner, context));
  }
  reader.finish();
  return area;
}

void check_years(TableReader& reader, const Strategy& strategy) {
  if (strategy.target_year < 1990 || strategy.target_year > 2100) {
    reader.complain(1, "target_year", std::to_string(strategy.target_year),
                    "Give the calendar year of the goals.");
  }
  if (strategy.start_year < 1990 || strategy.start_year > strategy.target_year) {
    reader.complain(1, "start_year", std::to_string(strategy.start_year),
                    "Give the calendar year in which the strategy began, not after that of its goals.");
  }
}

Result<Strategy> read_strategy(const fs::path& file, const evidence::Catalogue& catalogue) {
  const auto tree = read_toml(file);
  if (!tree) return tl::unexpected(tree.error());
  std::optional<Problem> problem;
  TableReader reader(*tree, file.string(), problem);
  StatementContext context{catalogue, {}};
  Strategy strategy;
  strategy.file = file;
  strategy.code = reader.text("code");
  strategy.title = reader.text("title");
  strategy.place = reader.text("place");
  strategy.period = reader.text("period");
  strategy.start_year = reader.integer("start_year", 0);
  strategy.target_year = reader.integer("target_year", 0);
  strategy.later_years = reader.integer("later_years", strategy.later_years);
  strategy.stale_after = reader.integer("stale_after", strategy.stale_after);
  strategy.source_note = reader.optional_text("source_note");
  for (const TomlNode* table : reader.tables("profile"))
    strategy.profile.push_back(read_profile(reader.inner(*table)));
  for (const TomlNode* table : reader.tables("area")) {
    strategy.areas.push_back(read_area(reader.inner(*table), context));
  }
  check_years(reader, strategy);
  reader.finish();
  if (problem) return tl::unexpected(*problem);
  return strategy;
}

Result<PeerGroup> read_peer_group(const fs::path& file) {
  const auto tree = read_toml(file);
  if (!tree) return tl::unexpected(tree.error());
  std::optional<Problem> problem;
  TableReader reader(*tree, file.string(), problem);
  PeerGroup group;
  group.code = reader.text("code");
  group.title = reader.text("title");
  group.note = reader.optional_text("note");
  group.authorities = reader.texts("authorities");
  for (const std::string& number : group.authorities) {
    if (const auto read = AuthorityNumberTag::read(number); !read) {
      reader.complain(tree->find("authorities")->line, "authorities", number, read.error().message);
    }
  }
  if (group.authorities.empty()) reader.complain(1, "authorities", "", "A peer group needs authorities.");
  reader.finish();
  if (problem) return tl::unexpected(*problem);
  return group;
}

Result<std::vector<PeerGroup>> read_peer_groups(const fs::path& folder) {
  std::vector<PeerGroup> groups;
  if (!fs::exists(folder)) return groups;
  const auto files = toml_files(folder);
  if (!files) return tl::unexpected(files.error());
  for (const fs::path& file : *files) {
    auto group = read_peer_group(file);
    if (!group) return tl::unexpected(group.error());
    groups.push_back(std::move(*group));
  }
  return groups;
}

}  // namespace

Result<std::vector<Strategy>> read_strategies(const fs::path& folder, const evidence::Catalogue& catalogue) {
  const auto files = toml_files(folder);
  if (!files) return tl::unexpected(files.error());
  const auto peers = read_peer_groups(folder / "peers");
  if (!peers) return tl::unexpected(peers.error());
  std::vector<Strategy> strategies;
  for (const fs::path& file : *files) {
    auto strategy = read_strategy(file, catalogue);
    if (!strategy) return tl::unexpected(strategy.error());
    if (std::ranges::find(strategies, strategy->code, &Strategy::code) != strategies.end()) {
      return fail(ProblemCode::BadInput, "Another strategy has this code: each must be its own.",
                  Where{file.string(), 1, "code", strategy->code});
    }
    strategy->peers = *peers;
    strategies.push_back(std::move(*strategy));
  }
  return strategies;
}

}  // namespace headrow::strategy

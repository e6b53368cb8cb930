#include <fmt/format.h>

#include <algorithm>

#include "headrow/base/identifiers.hpp"
#include "headrow/formats/toml.hpp"
#include "headrow/strategy/strategy.hpp"
#include "statement_reader.hpp"

namespace headrow::strategy {
namespace {

namespace fs = std::filesystem;
using formats::TomlTable;

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

ProfileFigure read_profile(TomlTable table) {
  ProfileFigure figure;
  figure.code = table.needed_text("code");
  figure.section = table.needed_text("section");
  figure.title = table.needed_text("title");
  figure.unit = table.needed_text("unit");
  figure.period = table.needed_text("period");
  figure.place = table.optional_real("place");
  figure.england = table.optional_real("england");
  figure.note = table.text("note");
  if (figure.section != "profile" && figure.section != "baseline") {
    table.wrong("section", "A section is \"profile\" or \"baseline\".", figure.section);
  }
  table.finish();
  return figure;
}

Action read_action(TomlTable table) {
  Action action;
  action.text = table.needed_text("text");
  action.owner = table.needed_text("owner");
  action.board = table.text("board");
  table.finish();
  return action;
}

Area read_area(TomlTable table, StatementContext& context) {
  Area area;
  area.code = table.needed_text("code");
  use_code(table, context, area.code);
  area.title = table.needed_text("title");
  area.vision = table.needed_text("vision");
  area.aims = table.texts("aims");
  for (TomlTable& inner : table.tables("action")) area.actions.push_back(read_action(std::move(inner)));
  for (TomlTable& inner : table.tables("statement")) {
    area.statements.push_back(read_statement(inner, context));
  }
  table.finish();
  return area;
}

int whole_number(TomlTable& table, std::string_view key, int otherwise) {
  return static_cast<int>(table.integer(key, otherwise));
}

void check_years(TomlTable& table, const Strategy& strategy) {
  if (strategy.target_year < 1990 || strategy.target_year > 2100) {
    table.wrong("target_year", "Give the calendar year of the goals.", std::to_string(strategy.target_year));
  }
  if (strategy.start_year < 1990 || strategy.start_year > strategy.target_year) {
    table.wrong("start_year",
                "Give the calendar year in which the strategy began, not after that of its goals.",
                std::to_string(strategy.start_year));
  }
}

Strategy strategy_of(TomlTable& table, const fs::path& file, const evidence::Catalogue& catalogue) {
  StatementContext context{catalogue, {}};
  Strategy strategy;
  strategy.file = file;
  strategy.code = table.needed_text("code");
  strategy.title = table.needed_text("title");
  strategy.place = table.needed_text("place");
  strategy.period = table.needed_text("period");
  strategy.start_year = whole_number(table, "start_year", 0);
  strategy.target_year = whole_number(table, "target_year", 0);
  strategy.later_years = whole_number(table, "later_years", strategy.later_years);
  strategy.stale_after = whole_number(table, "stale_after", strategy.stale_after);
  strategy.source_note = table.text("source_note");
  for (TomlTable& inner : table.tables("profile")) strategy.profile.push_back(read_profile(std::move(inner)));
  for (TomlTable& inner : table.tables("area"))
    strategy.areas.push_back(read_area(std::move(inner), context));
  check_years(table, strategy);
  return strategy;
}

PeerGroup peer_group_of(TomlTable& table) {
  PeerGroup group;
  group.code = table.needed_text("code");
  group.title = table.needed_text("title");
  group.note = table.text("note");
  group.authorities = table.texts("authorities");
  for (const std::string& number : group.authorities) {
    if (const auto read = AuthorityNumberTag::read(number); !read)
      table.wrong("authorities", read.error().message, number);
  }
  if (group.authorities.empty()) table.wrong("authorities", "A peer group needs authorities.");
  return group;
}

Result<std::vector<PeerGroup>> read_peer_groups(const fs::path& folder) {
  std::vector<PeerGroup> groups;
  if (!fs::exists(folder)) return groups;
  const auto files = toml_files(folder);
  if (!files) return tl::unexpected(files.error());
  for (const fs::path& file : *files) {
    auto group = formats::read_toml(file, peer_group_of);
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
    auto strategy =
        formats::read_toml(file, [&](TomlTable& table) { return strategy_of(table, file, catalogue); });
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

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "headrow/strategy/changes.hpp"

namespace headrow::strategy {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json to_json(const Snapshot::Line& line) {
  return {{"statement", line.statement},     {"stage", line.stage},
          {"stage_title", line.stage_title}, {"verdict", static_cast<int>(line.verdict)},
          {"period", line.period},           {"value", line.value ? json(*line.value) : json()},
          {"decimals", line.decimals},       {"unit", line.unit},
          {"status", line.status},           {"source", line.source}};
}

json to_json(const KeptChanges& kept) {
  json lines = json::array();
  for (const Snapshot::Line& line : kept.last.lines) lines.push_back(to_json(line));
  json changes = json::array();
  for (const Change& change : kept.changes) {
    changes.push_back({{"text", change.text},
                       {"statement", change.statement},
                       {"stage", change.stage},
                       {"source", change.source}});
  }
  return {{"place", kept.last.place},
          {"strategy", kept.last.strategy},
          {"as_of", kept.last.as_of},
          {"lines", std::move(lines)},
          {"changes", std::move(changes)}};
}

Snapshot::Line line_from(const json& object) {
  Snapshot::Line line;
  object.at("statement").get_to(line.statement);
  object.at("stage").get_to(line.stage);
  object.at("stage_title").get_to(line.stage_title);
  const int verdict = object.at("verdict").get<int>();
  if (verdict < 0 || verdict >= kVerdicts)
    throw json::other_error::create(501, "verdict out of range", &object);
  line.verdict = static_cast<Verdict>(verdict);
  object.at("period").get_to(line.period);
  if (!object.at("value").is_null()) line.value = object.at("value").get<double>();
  object.at("decimals").get_to(line.decimals);
  object.at("unit").get_to(line.unit);
  object.at("status").get_to(line.status);
  object.at("source").get_to(line.source);
  return line;
}

KeptChanges kept_from(const json& object) {
  KeptChanges kept;
  object.at("place").get_to(kept.last.place);
  object.at("strategy").get_to(kept.last.strategy);
  object.at("as_of").get_to(kept.last.as_of);
  for (const json& line : object.at("lines")) kept.last.lines.push_back(line_from(line));
  for (const json& change : object.at("changes")) {
    kept.changes.push_back({change.at("text").get<std::string>(), change.at("statement").get<std::string>(),
                            change.at("stage").get<std::string>(), change.at("source").get<std::int32_t>()});
  }
  return kept;
}

fs::path file_of(const fs::path& directory) {
  return directory / "changes.json";
}

Where whole(const fs::path& file) {
  return Where{file.string(), 0, "", ""};
}

Result<std::vector<KeptChanges>> read_all(const fs::path& directory) {
  std::vector<KeptChanges> all;
  const fs::path file = file_of(directory);
  std::ifstream input(file);
  if (!input) return all;
  try {
    for (const json& object : json::parse(input)) all.push_back(kept_from(object));
  } catch (const json::exception&) {
    return fail(
        ProblemCode::BadInput,
        "What earlier loads changed cannot be read from this file. Remove it: the next load makes it anew.",
        whole(file));
  }
  return all;
}

Result<void> write_all(const fs::path& directory, const std::vector<KeptChanges>& all) {
  json array = json::array();
  for (const KeptChanges& kept : all) array.push_back(to_json(kept));
  const fs::path file = file_of(directory);
  fs::path beside = file;
  beside += ".new";
  {
    std::ofstream output(beside);
    output << array.dump(1) << '\n';
    output.flush();
    if (!output)
      return fail(ProblemCode::Failed, "What the load changed cannot be written: is the disk full?",
                  whole(beside));
  }
  std::error_code error;
  fs::rename(beside, file, error);
  if (error)
    return fail(ProblemCode::Failed, fmt::format("The file cannot be replaced: {}.", error.message()),
                whole(file));
  return {};
}

KeptChanges* find_kept(std::vector<KeptChanges>& all, const std::string& place, const std::string& strategy) {
  for (KeptChanges& kept : all) {
    if (kept.last.place == place && kept.last.strategy == strategy) return &kept;
  }
  return nullptr;
}

}  // namespace

Result<std::optional<KeptChanges>> kept_changes(const fs::path& directory, const std::string& place,
                                                const std::string& strategy) {
  auto all = read_all(directory);
  if (!all) return tl::unexpected(all.error());
  const KeptChanges* kept = find_kept(*all, place, strategy);
  if (kept == nullptr) return std::optional<KeptChanges>{};
  return std::optional<KeptChanges>(*kept);
}

Result<KeptChanges> keep_changes(const fs::path& directory, const Scorecard& scorecard) {
  auto all = read_all(directory);
  if (!all) return tl::unexpected(all.error());
  Snapshot now = snapshot(scorecard);
  KeptChanges* kept = find_kept(*all, now.place, now.strategy);
  if (kept == nullptr) {
    all->push_back({std::move(now), {}});
    kept = &all->back();
  } else {
    std::vector<Change> changes = what_changed(kept->last, now);
    if (!changes.empty()) kept->changes = std::move(changes);
    kept->last = std::move(now);
  }
  KeptChanges answer = *kept;
  if (auto written = write_all(directory, *all); !written) return tl::unexpected(written.error());
  return answer;
}

}  // namespace headrow::strategy

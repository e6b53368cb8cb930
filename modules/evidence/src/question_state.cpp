#include "question_state.hpp"

#include <algorithm>

namespace headrow::evidence {

namespace {

// A whole city's pages ask for a few hundred measures and groups, about 60 kB each; beyond this the kept ones
// go, so that somebody who walks through every column cannot fill the memory.
constexpr std::size_t kMostBlocks = 1000;

}  // namespace

std::string block_key(const MeasureAndGroup& what) {
  std::string key = what.measure->code;
  key += '\n';
  for (const auto& [characteristic, value] : what.group.parts()) {
    key += characteristic;
    key += '=';
    key += value;
    key += '&';
  }
  key += '\n';
  if (what.only != nullptr) key += what.only->dataset + ':' + what.only->column;
  key += static_cast<char>('0' + static_cast<int>(what.polarity));
  key += what.banded ? 'b' : '-';
  return key;
}

std::shared_ptr<const Register> Evidence::State::words() {
  {
    const std::shared_lock lock(mutex);
    if (register_now) return register_now;
  }
  const std::unique_lock lock(mutex);
  if (!register_now)
    register_now = std::make_shared<const Register>(store.database(), catalogue.wider_regions());
  return register_now;
}

KeptBlock Evidence::State::block(const MeasureAndGroup& what) {
  const std::string key = block_key(what);
  for (;;) {
    {
      const std::shared_lock lock(mutex);
      const auto found = blocks.find(key);
      if (found != blocks.end()) return found->second;
    }
    prepare(std::span(&what, 1));
  }
}

void Evidence::State::prepare(std::span<const MeasureAndGroup> wanted) {
  std::vector<MeasureAndGroup> missing;
  std::vector<std::string> keys;
  {
    const std::shared_lock lock(mutex);
    for (const MeasureAndGroup& what : wanted) {
      std::string key = block_key(what);
      if (blocks.contains(key) || std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
      missing.push_back(what);
      keys.push_back(std::move(key));
    }
  }
  if (missing.empty()) return;
  const std::shared_ptr<const Register> now = words();
  std::vector<RawFigures> figures = read_figures(*now, missing);
  std::vector<KeptBlock> made;
  made.reserve(missing.size());
  for (std::size_t i = 0; i < missing.size(); ++i) {
    made.push_back({now, std::make_shared<const Block>(missing[i], std::move(figures[i]), *now)});
  }
  const std::unique_lock lock(mutex);
  if (register_now != now) return;  // loaded anew meanwhile: whoever waits for these asks again
  if (blocks.size() + made.size() > kMostBlocks) blocks.clear();
  for (std::size_t i = 0; i < made.size(); ++i) blocks.insert_or_assign(keys[i], std::move(made[i]));
}

std::shared_ptr<const IndicatorPopulations> Evidence::State::populations() {
  int load_then = 0;
  {
    const std::shared_lock lock(mutex);
    if (indicator_populations) return indicator_populations;
    load_then = load;
  }
  auto found = std::make_shared<IndicatorPopulations>();
  Connection connection = store.database()->connect();
  Rows rows = connection.query(
      "SELECT indicator_id, group_id, min(source_id), max(source_id) FROM area_figure GROUP BY indicator_id, "
      "group_id");
  while (rows.next_chunk()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      (*found)[rows.column<std::int32_t>(0)[i]].push_back({rows.column<std::int32_t>(1)[i],
                                                           rows.column<std::int32_t>(2)[i],
                                                           rows.column<std::int32_t>(3)[i]});
    }
  }
  const std::unique_lock lock(mutex);
  if (load == load_then) indicator_populations = found;
  return found;
}

void Evidence::State::refresh() {
  const std::unique_lock lock(mutex);
  ++load;
  register_before = std::move(register_now);
  register_now.reset();
  blocks.clear();
  indicator_populations.reset();
  disagreements.reset();
}

}  // namespace headrow::evidence

// How long scorecards take on a filled data folder: one after start-up, the same asked again, the first
// minute, and those of every authority. Prints medians beside the most that the design allows.
//   headrow_scorecard_bench DIR [STRATEGY]      DIR is a data folder, STRATEGY the code of a strategy (the
//   first one)
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/strategy/minute.hpp"
#include "headrow/strategy/scorecard.hpp"
#include "headrow/strategy/strategy.hpp"

namespace {

using namespace headrow;
using namespace headrow::evidence;
using namespace headrow::strategy;

constexpr int kRuns = 15;

template <typename T>
T got(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return std::move(*result);
}

double milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> times) {
  std::ranges::sort(times);
  return times[times.size() / 2];
}

void print(std::string_view what, double ours, double allowed) {
  fmt::print("{:<52} {:>9.2f} ms   at most {:.0f} ms\n", what, ours, allowed);
}

Strategy chosen(std::vector<Strategy> strategies, const std::string& code) {
  for (Strategy& strategy : strategies) {
    if (code.empty() || strategy.code == code) return std::move(strategy);
  }
  throw std::runtime_error("There is no strategy of this code: " + code);
}

/// A start-up each time: nothing is kept between the runs but what the machine keeps of the file.
void measure_first(Store& store, const Catalogue& catalogue, const Strategy& strategy, PlaceId place) {
  std::vector<double> times;
  for (int run = 0; run < kRuns; ++run) {
    const Evidence evidence(store, catalogue);
    times.push_back(milliseconds([&] { got(make_scorecard(strategy, evidence, {}, {place, {}, ""})); }));
  }
  print("One scorecard after start-up", median(times), 150);
}

void measure_again(const Evidence& evidence, const Strategy& strategy, PlaceId place) {
  std::vector<double> cards;
  std::vector<double> minutes;
  for (int run = 0; run < kRuns; ++run) {
    Scorecard card;
    cards.push_back(
        milliseconds([&] { card = got(make_scorecard(strategy, evidence, {}, {place, {}, ""})); }));
    minutes.push_back(milliseconds([&] { first_minute(card, strategy, evidence); }));
  }
  print("The same asked again", median(cards), 5);
  print("The first minute of that scorecard", median(minutes), 5);
}

void measure_all(const Evidence& evidence, const Strategy& strategy) {
  int count = 0;
  const double time = milliseconds([&] {
    for (const Place& place : evidence.places(PlaceKind::Authority)) {
      if (!place.open) continue;
      got(make_scorecard(strategy, evidence, {}, {place.id, {}, ""}));
      ++count;
    }
  });
  print(fmt::format("All {} authorities", count), time, 5000);
}

void measure(const std::string& directory, const std::string& code) {
  const Catalogue catalogue = got(Catalogue::read(HEADROW_CATALOG));
  const Strategy strategy =
      chosen(got(read_strategies(std::string(HEADROW_CATALOG) + "/strategies", catalogue)), code);
  const std::unique_ptr<Store> store = got(Store::open(directory));
  const Evidence evidence(*store, catalogue);
  const PlaceId place = got(evidence.place(strategy.place)).id;
  measure_first(*store, catalogue, strategy, place);
  got(make_scorecard(strategy, evidence, {}, {place, {}, ""}));
  measure_again(evidence, strategy, place);
  measure_all(evidence, strategy);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "headrow_scorecard_bench DIR [STRATEGY]: give a filled data folder.\n");
    return 2;
  }
  try {
    measure(argv[1], argc > 2 ? argv[2] : "");
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}

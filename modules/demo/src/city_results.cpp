// What the invented children achieve. Each stage builds on the one before, a school adds or takes away, and
// gaps widen because circumstances count anew at every stage.
#include <algorithm>
#include <cmath>

#include "city_parts.hpp"

namespace headrow::demo {

namespace {

constexpr int kGoals = 17;
constexpr double kExpectedGoals = 14.3;  ///< mean over all children
constexpr double kGoalsToScore = 0.72;   ///< scaled points at key stage 2 for each goal at five
constexpr double kScoreToPoints = 1.55;  ///< points at key stage 4 for each scaled point at eleven

std::int32_t results_day(int year) {
  return day_number(year, 5, 15);
}

/// What a result is expected to be, beside prior attainment and school.
double circumstances(const ResultModel& model, const Child& child, int year) {
  return (disadvantaged(child, year) ? model.disadvantage : 0) +
         (has_support(child, year) ? model.support : 0) + (has_plan(child, year) ? model.plan : 0) +
         (child.other_language ? model.other_language : 0) + (child.girl ? model.girl : 0);
}

/// A pupil's own part of the residual, and the school's.
double residual(const ResultModel& model, const CitySchool& school, KeyedRandom& own) {
  return model.standard_deviation * (school.effect + std::sqrt(1 - kSchoolShare) * own.normal());
}

void early_years(Child& child, KeyedRandom own) {
  const double level = child.ability - (child.poor ? 0.15 : 0) + (child.girl ? 0.2 : -0.2) -
                       (child.other_language ? 0.25 : 0) - (child.plan_year != 0 ? 1.6 : 0);
  child.goals = 0;
  for (int goal = 0; goal < kGoals; ++goal) {
    if (level + 0.4 * own.normal() > -0.98) child.goals |= 1 << goal;
  }
}

void checks(Child& child, KeyedRandom own) {
  child.phonics =
      std::clamp(static_cast<int>(std::lround(36 + 6.5 * (0.7 * child.ability + 0.7 * own.normal()))), 0, 40);
  child.multiplication =
      std::clamp(static_cast<int>(std::lround(20.5 + 5 * (0.7 * child.ability + 0.7 * own.normal()))), 0, 25);
}

int scaled(double score) {
  return std::clamp(static_cast<int>(std::lround(score)), 80, 120);
}

void key_stage_2(Child& child, int year, const CitySchool& school, KeyedRandom own) {
  const double prior = child.goals >= 0 ? __builtin_popcount(static_cast<unsigned>(child.goals))
                                        : kExpectedGoals + 2 * child.ability;
  const double mean = 104.9 + kGoalsToScore * (prior - kExpectedGoals) +
                      circumstances(kKeyStage2, child, year) + residual(kKeyStage2, school, own);
  // Reading and maths lie either side of the mean that the model is about.
  const double lean = 2.2 * own.normal();
  child.reading = scaled(mean + lean);
  child.maths = scaled(mean - lean);
  child.grammar = scaled(mean + 2.5 * own.normal());
  const double writing = mean + 3 * own.normal();
  child.writing = writing > 110.5 ? 'G' : writing > 98.5 ? 'E' : 'W';
}

/// Spreads a whole number of points over the eight subjects of attainment 8 (English and maths twice), with
/// two more that do not count.
void spread_points(Child& child, int points, KeyedRandom& own) {
  const int each = points / 10;
  int rest = points - 10 * each;
  const auto grade = [&](int weight) {
    const int more = rest >= weight && each < 9 ? 1 : 0;
    rest -= more * weight;
    return each + more;
  };
  std::vector<int> others;
  for (int i = 0; i < 6; ++i) others.push_back(grade(1));
  const int english = grade(2), maths = grade(2);
  child.subjects = {{"english_language", english},
                    {"english_literature", std::max(0, english - own.between(0, 1))},
                    {"maths", maths}};
  // What is over after whole grades were given goes where there is room.
  for (int& one : others) {
    const int more = std::min(rest, 9 - one);
    one += more;
    rest -= more;
  }
  // The lower English grade may take an open slot: it must not lift the sum above what was meant.
  std::sort(others.rbegin(), others.rend());
  const int literature = child.subjects[1].second;
  if (literature > others.back()) child.subjects[1].second = others.back();
  for (int i = 0; i < 3; ++i) child.subjects.emplace_back("ebacc", others[static_cast<std::size_t>(i)]);
  for (int i = 3; i < 6; ++i) child.subjects.emplace_back("open", others[static_cast<std::size_t>(i)]);
}

void key_stage_4(Child& child, int year, const CitySchool& school, KeyedRandom own) {
  const double prior = child.reading >= 0 ? (child.reading + child.maths) / 2.0 : 103.5 + 4 * child.ability;
  const double points = 47.5 + kScoreToPoints * (prior - 104) + circumstances(kKeyStage4, child, year) +
                        residual(kKeyStage4, school, own);
  const int whole = std::clamp(static_cast<int>(std::lround(points)), 0, 90);
  spread_points(child, whole, own);
  const double drift = own.normal() - 0.06 * (points - 46) + (child.looked_after ? 0.6 : 0);
  child.destination = drift > 2.5    ? 810
                      : drift > 2.05 ? 610
                      : drift > 1.9  ? 620
                      : drift > 1.6  ? 330
                      : drift > 1.2  ? 310
                      : points > 44  ? 210
                                     : 230;
}

/// The school at which a child sits the tests of a year; nullptr when at none.
const CitySchool* school_of_tests(const City& city, const Child& child, int year) {
  const Stay* stay = stay_on(child, results_day(year));
  return stay == nullptr ? nullptr : &city.schools[stay->school];
}

}  // namespace

void give_results(City& city, const KeyedRandom& random) {
  for (std::size_t i = 0; i < city.children.size(); ++i) {
    Child& child = city.children[i];
    const KeyedRandom own = random.of("results", i);
    const auto at = [&](int group) { return school_of_tests(city, child, child.reception_year + group); };
    const auto tested = [&](int group) {
      return at(group) != nullptr && tests_in(child.reception_year + group);
    };
    if (tested(0)) early_years(child, own.of("early years"));
    checks(child, own.of("checks"));
    if (!tested(1)) child.phonics = -1;
    if (!tested(4) || child.reception_year + 4 < 2022) child.multiplication = -1;
    if (tested(6)) key_stage_2(child, child.reception_year + 6, *at(6), own.of("key stage 2"));
    if (const CitySchool* school = at(11))
      key_stage_4(child, child.reception_year + 11, *school, own.of("key stage 4"));
  }
}

}  // namespace headrow::demo

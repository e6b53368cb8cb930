#include "headrow/stats/random_intercept.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace headrow::stats {
namespace {

/// S. K. Park and K. W. Miller's generator (1988): the same numbers in any language.
class Numbers {
public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  double next() {
    state_ = 16807 * state_ % 2147483647;
    return static_cast<double>(state_) / 2147483647.0;
  }
  double sum_of(int count) {
    double sum = 0;
    for (int i = 0; i < count; ++i) sum += next();
    return sum;
  }

private:
  std::uint64_t state_;
};

struct Pupils {
  std::vector<double> results, predictors;
  std::vector<std::uint32_t> schools;
  std::vector<double> true_effects;
  std::size_t columns = 2;

  GroupedResults data() const { return {results, predictors, columns, schools}; }
};

/// Schools of 3 to 62 pupils with prior attainment, free meals and an effect of each school.
Pupils pupils_of(std::uint64_t seed, std::uint32_t schools, double spread) {
  Numbers numbers(seed);
  Pupils made;
  for (std::uint32_t school = 0; school < schools; ++school) {
    const int count = 3 + static_cast<int>(std::floor(numbers.next() * 60));
    const double effect = (numbers.sum_of(3) - 1.5) * spread;
    made.true_effects.push_back(effect);
    for (int i = 0; i < count; ++i) {
      const double prior = (numbers.sum_of(4) - 2) * 10;
      const double meals = numbers.next() < 0.3 ? 1 : 0;
      made.results.push_back(50 + 0.8 * prior - 3 * meals + effect + (numbers.sum_of(6) - 3) * 6);
      made.predictors.insert(made.predictors.end(), {prior, meals});
      made.schools.push_back(school);
    }
  }
  return made;
}

TEST(RandomIntercept, OfDyestuff) {
  // O. L. Davies and P. L. Goldsmith, "Statistical Methods in Research and Production" (1972), table 6.3: the
  // yield of six batches of a dye. Balanced, so that the variances are those of the analysis of variance.
  const std::vector<double> yield = {1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495,
                                     1595, 1550, 1605, 1510, 1560, 1445, 1440, 1595, 1465, 1545,
                                     1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445};
  std::vector<std::uint32_t> batches;
  for (std::uint32_t i = 0; i < 30; ++i) batches.push_back(i / 5);
  const auto fit = fit_random_intercept({yield, {}, 0, batches});
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->coefficients[0].value, 1527.5, 1e-9);
  EXPECT_NEAR(fit->coefficients[0].standard_error, 19.38341, 1e-4);
  EXPECT_NEAR(fit->between_variance, 1764.05, 1e-3);
  EXPECT_NEAR(fit->residual_variance, 2451.25, 1e-3);
  EXPECT_NEAR(fit->effects[0].effect, -17.606851, 1e-4);
  EXPECT_NEAR(fit->effects[4].effect, 56.733188, 1e-4);
}

TEST(RandomIntercept, AnIntervalOfFewSchoolsIsStudents) {
  // Student's t of 5 degrees of freedom is 2.570582 at 0.975 (E. S. Pearson and H. O. Hartley, "Biometrika
  // Tables for Statisticians" I, 1966, table 12).
  RandomIntercept fit;
  for (int school = 0; school < 6; ++school) fit.effects.push_back({1.5, 0.5, 20});
  fit.effects.push_back({0, 0, 0});
  EXPECT_NEAR(effect_interval(fit, 0).lower, 1.5 - 2.570582 * 0.5, 1e-6);
  EXPECT_NEAR(effect_interval(fit, 0).upper, 1.5 + 2.570582 * 0.5, 1e-6);
}

TEST(RandomIntercept, AgreesWithLme4) {
  // lmer(y ~ prior + fsm + (1 | school)) of R's lme4 1.1-31 on the same 1,181 pupils of 40 schools.
  const Pupils pupils = pupils_of(20161, 40, 4);
  ASSERT_EQ(pupils.results.size(), 1181U);
  ASSERT_NEAR(pupils.results[0], 48.2043197049, 1e-9);
  ASSERT_NEAR(pupils.results.back(), 52.2859154517, 1e-9);
  const auto fit = fit_random_intercept(pupils.data());
  ASSERT_TRUE(fit);
  constexpr double digits = 1e-6;
  EXPECT_NEAR(fit->coefficients[0].value, 49.857472368949, 50 * digits);
  EXPECT_NEAR(fit->coefficients[1].value, 0.762302404023, digits);
  EXPECT_NEAR(fit->coefficients[2].value, -3.047711629223, digits);
  EXPECT_NEAR(fit->coefficients[0].standard_error, 0.3926391509575, digits);
  EXPECT_NEAR(fit->coefficients[1].standard_error, 0.0221116461704, digits);
  EXPECT_NEAR(fit->coefficients[2].standard_error, 0.2785681061819, digits);
  EXPECT_NEAR(fit->between_variance, 4.89157841696, 5 * digits);
  EXPECT_NEAR(fit->residual_variance, 18.75970375749, 20 * digits);
  EXPECT_NEAR(fit->effects[0].effect, 3.7500126164740, digits);
  EXPECT_NEAR(fit->effects[1].effect, -1.1796436609614, digits);
  EXPECT_NEAR(fit->effects[19].effect, -0.0455906190168, digits);
  EXPECT_NEAR(fit->effects[39].effect, 2.4053357885377, digits);
  EXPECT_EQ(fit->effects[0].pupils, 12U);
}

TEST(RandomIntercept, ShrinksASmallSchoolMore) {
  std::vector<double> results;
  std::vector<std::uint32_t> schools;
  const auto add = [&](std::uint32_t school, int pairs, double mean) {
    for (int i = 0; i < pairs; ++i) {
      results.insert(results.end(), {mean - 5, mean + 5});
      schools.insert(schools.end(), {school, school});
    }
  };
  add(0, 2, 60);
  add(1, 40, 60);
  for (std::uint32_t school = 2; school < 12; ++school) add(school, 15, 45 + school);
  const auto fit = fit_random_intercept({results, {}, 0, schools});
  ASSERT_TRUE(fit);
  EXPECT_LT(fit->effects[0].effect, fit->effects[1].effect);
  EXPECT_GT(fit->effects[0].standard_error, fit->effects[1].standard_error);
}

TEST(RandomIntercept, SchoolsThatDifferNoMoreThanByChanceHaveNoEffects) {
  std::vector<double> results;
  std::vector<std::uint32_t> schools;
  for (std::uint32_t school = 0; school < 6; ++school) {
    for (const double result : {40.0, 50.0, 60.0}) {
      results.push_back(result);
      schools.push_back(school);
    }
  }
  const auto fit = fit_random_intercept({results, {}, 0, schools});
  ASSERT_TRUE(fit);
  EXPECT_EQ(fit->between_variance, 0);
  for (const GroupEffect& effect : fit->effects) EXPECT_EQ(effect.effect, 0);
}

TEST(RandomIntercept, FindsTheTrueEffectsWithHonestIntervals) {
  int covered = 0, all = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Pupils pupils = pupils_of(seed * 7919, 40, 4);
    const auto fit = fit_random_intercept(pupils.data());
    ASSERT_TRUE(fit);
    for (std::size_t school = 0; school < fit->effects.size(); ++school) {
      const GroupEffect& effect = fit->effects[school];
      covered +=
          std::abs(effect.effect - pupils.true_effects[school]) <= 1.959964 * effect.standard_error ? 1 : 0;
      ++all;
    }
  }
  EXPECT_GT(covered, 0.93 * all);
  EXPECT_LT(covered, 0.97 * all);
}

TEST(RandomIntercept, SaysNothingWhereItCannotBeTold) {
  const std::vector<double> results = {1, 2, 3, 4, 5, 6};
  const std::vector<std::uint32_t> one = {0, 0, 0, 0, 0, 0}, two = {0, 0, 0, 1, 1, 1};
  EXPECT_FALSE(fit_random_intercept({results, {}, 0, one}));
  EXPECT_TRUE(fit_random_intercept({results, {}, 0, two}));
  const std::vector<double> constant(6, 3), equal(6, 7);
  EXPECT_FALSE(fit_random_intercept({results, constant, 1, two})) << "a predictor that is the intercept";
  EXPECT_FALSE(fit_random_intercept({equal, {}, 0, two}));
  const std::vector<double> twice = {1, 2, 5, 10, 2, 4, 7, 14, 3, 6, 9, 18};
  EXPECT_FALSE(fit_random_intercept({results, twice, 2, two})) << "one predictor is twice the other";
  EXPECT_FALSE(fit_random_intercept({results, results, 1, two})) << "nothing is left to explain";
  EXPECT_FALSE(fit_random_intercept({}));
}

}  // namespace
}  // namespace headrow::stats

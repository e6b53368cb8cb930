#include <gmock/gmock.h>

#include <map>
#include <set>

#include "city_parts.hpp"
#include "city_weeks.hpp"
#include "headrow/base/identifiers.hpp"
#include "headrow/demo/city.hpp"
#include "recovery.hpp"

namespace headrow::demo {
namespace {

double share(const City& city, bool (*is)(const Child&)) {
  double there = 0, counted = 0;
  for (const Child& child : city.children) {
    there += is(child) ? 1 : 0;
    counted += 1;
  }
  return there / counted;
}

TEST(City, IsShapedLikeTheCityOfTheStrategy) {
  const City city = small_city(1);
  EXPECT_NEAR(share(city, [](const Child& c) { return c.poor; }), 0.207, 0.03);
  EXPECT_NEAR(share(city, [](const Child& c) { return eligible_for_meals(c, 2026); }), 0.2, 0.03);
  EXPECT_NEAR(share(city,
                    [](const Child& c) {
                      return has_support(c, c.reception_year + 6) || has_plan(c, c.reception_year + 6);
                    }),
              0.16, 0.025);
  EXPECT_NEAR(share(city, [](const Child& c) { return c.other_language; }), 0.15, 0.04);
}

TEST(City, AsLargeAsLeedsHasItsSchoolsEachWithANameOfItsOwn) {
  Nation nation = invent_nation(NationSize::Small, 1);
  const City city = invent_city(nation, {186196, 1, 2026, 1});
  std::set<std::string> names;
  for (const CitySchool& school : city.schools)
    EXPECT_TRUE(names.insert(nation.schools[school.school].name).second);
  EXPECT_NEAR(static_cast<double>(city.schools.size()), 275, 15);
  EXPECT_NEAR(static_cast<double>(city.wards.size()), 33, 3);
}

TEST(City, EveryNumberOfAPupilIsOneAndNobodyElses) {
  const City city = small_city(2);
  std::map<std::string, int> seen;
  for (const Child& child : city.children) {
    if (child.upn.empty()) continue;
    EXPECT_TRUE(UpnTag::read(child.upn)) << child.upn;
    EXPECT_EQ(++seen[child.upn], 1) << child.upn;
  }
}

TEST(City, StaysFollowEachOther) {
  for (const Child& child : small_city(3).children) {
    for (std::size_t i = 0; i < child.stays.size(); ++i) {
      EXPECT_LE(child.stays[i].from, child.stays[i].until);
      if (i > 0) {
        EXPECT_LT(child.stays[i - 1].until, child.stays[i].from);
      }
    }
  }
}

TEST(City, AttainmentEightIsTheSumThatWasMeant) {
  // English and maths twice, three and three others; the lower English grade never counts.
  for (const Child& child : small_city(4).children) {
    if (child.subjects.empty()) continue;
    ASSERT_EQ(child.subjects.size(), 9U);
    int lowest = 9;
    for (std::size_t i = 3; i < 9; ++i) lowest = std::min(lowest, child.subjects[i].second);
    EXPECT_LE(child.subjects[1].second, std::max(lowest, 0));
    EXPECT_LE(child.subjects[1].second, child.subjects[0].second);
  }
}

TEST(City, AWeekHasTenMarksAndAttendanceFallsBeforeASuspension) {
  const City city = small_city(5);
  const auto weeks = school_weeks(2026);
  EXPECT_NEAR(static_cast<double>(weeks.size()), 39, 2);
  for (const SchoolWeek& week : weeks) EXPECT_EQ((week.monday + 3) % 7, 0) << day_text(week.monday);
  const KeyedRandom random(5);
  double missed_before = 0, sessions_before = 0, missed = 0, sessions = 0;
  for (std::size_t i = 0; i < city.children.size(); ++i) {
    const Child& child = city.children[i];
    const auto suspensions = suspensions_of(child, i, 2026, random);
    if (suspensions.empty() || child.year_group(2026) < 7) continue;
    std::string marks;
    attend(child, 2026, 0.05, weeks, suspensions, random.of("a", i), marks);
    ASSERT_EQ(marks.size(), weeks.size() * 10);
    std::size_t week = 0;
    while (week + 1 < weeks.size() && weeks[week + 1].monday <= suspensions[0].start) ++week;
    for (std::size_t session = 0; session < marks.size(); ++session) {
      const bool away = std::string("IOUGHMRC").find(marks[session]) != std::string::npos;
      const bool before = session < week * 10 && session + 20 >= week * 10;
      (before ? missed_before : missed) += away ? 1 : 0;
      (before ? sessions_before : sessions) += 1;
    }
  }
  EXPECT_GT(missed_before / sessions_before, 1.5 * missed / sessions);
}

TEST(City, TheModelFindsTheSchoolsEffectsThatTheGeneratorKnows) {
  const Recovered found = recovered(key_stage_4(small_city(6, 2024), 2024));
  EXPECT_GT(correlation(found.large), 0.9);
  EXPECT_NEAR(found.residual_variance, 0.9 * 121, 12);
}

}  // namespace
}  // namespace headrow::demo

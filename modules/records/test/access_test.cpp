#include "headrow/records/access.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <set>

#include "headrow/records/statement.hpp"
#include "test_store.hpp"

namespace headrow::records {
namespace {

using std::chrono::days;

const Day kToday = std::chrono::sys_days(std::chrono::year(2026) / 3 / 3);

std::shared_ptr<const PlaceCodes> places(std::initializer_list<std::string> codes) {
  return std::make_shared<const PlaceCodes>(codes);
}

HeldGrant grant_in(ScopeKind kind, std::string scope, std::shared_ptr<const PlaceCodes> reached,
                   Permission permission = Permission::ReadChildren) {
  HeldGrant grant;
  grant.scope_kind = kind;
  grant.scope = std::move(scope);
  grant.places = std::move(reached);
  grant.permissions.add(permission);
  return grant;
}

Principal holder_of(HeldGrant grant) {
  Principal principal;
  principal.kind = Principal::Kind::Person;
  principal.grants.push_back(std::move(grant));
  return principal;
}

bool may_read(const Principal& principal, const PlaceCode& place, const Subject& subject = {},
              Day today = kToday) {
  return may(principal, Permission::ReadChildren, place, subject, today);
}

TEST(May, SaysNoByDefault) {
  const Principal nobody;
  EXPECT_FALSE(may_read(nobody, ""));
  EXPECT_FALSE(may_read(nobody, "107853"));
  EXPECT_FALSE(may_somewhere(nobody, Permission::ReadChildren, kToday));
}

TEST(May, ReachesThePlacesOfTheScopeAlone) {
  const Principal head = holder_of(grant_in(ScopeKind::School, "107853", places({"107853"})));
  EXPECT_TRUE(may_read(head, "107853"));
  EXPECT_FALSE(may_read(head, "107854"));
  EXPECT_FALSE(may_read(head, "")) << "the whole city is no place of a school";
  EXPECT_FALSE(may(head, Permission::WriteChildren, "107853", {}, kToday));
  const Principal director = holder_of(grant_in(ScopeKind::City, "", nullptr));
  EXPECT_TRUE(may_read(director, ""));
  EXPECT_TRUE(may_read(director, "107854"));
}

TEST(May, HoldsFromTheFirstDayToTheLast) {
  HeldGrant grant = grant_in(ScopeKind::City, "", nullptr);
  grant.from = kToday;
  grant.until = kToday + days(1);
  const Principal principal = holder_of(grant);
  EXPECT_FALSE(may_read(principal, "", {}, kToday - days(1)));
  EXPECT_TRUE(may_read(principal, "", {}, kToday));
  EXPECT_TRUE(may_read(principal, "", {}, kToday + days(1)));
  EXPECT_FALSE(may_read(principal, "", {}, kToday + days(2)));
}

TEST(May, NarrowsByYearGroupAndKindOfChild) {
  HeldGrant grant = grant_in(ScopeKind::School, "107853", places({"107853"}));
  grant.year_groups = {"10", "11"};
  const Principal teacher = holder_of(grant);
  EXPECT_TRUE(may_read(teacher, "107853", {"c1", "11", {}}));
  EXPECT_FALSE(may_read(teacher, "107853", {"c1", "9", {}}));
  EXPECT_FALSE(may_read(teacher, "107853", {"c1", "", {}})) << "a year that is not known is not theirs";
  HeldGrant virtual_school = grant_in(ScopeKind::City, "", nullptr);
  virtual_school.children = ChildrenOf::LookedAfter;
  const Principal officer = holder_of(virtual_school);
  EXPECT_TRUE(may_read(officer, "107853", {"c1", "", {ChildrenOf::SpecialNeeds, ChildrenOf::LookedAfter}}));
  EXPECT_FALSE(may_read(officer, "107853", {"c1", "", {ChildrenOf::SpecialNeeds}}));
}

TEST(May, GivesParentsTheirOwnChildAlone) {
  const Principal parent = holder_of(grant_in(ScopeKind::Child, "c1", nullptr));
  EXPECT_TRUE(may_read(parent, "107853", {"c1", "4", {}}));
  EXPECT_FALSE(may_read(parent, "107853", {"c2", "4", {}}));
  EXPECT_FALSE(may_read(parent, "107853"));
  EXPECT_FALSE(may_read(parent, ""));
}

TEST(PlaceIndex, ReachesWhatLiesInAScopeAndItsOwnCode) {
  PlaceIndex index;
  index.add("ward", "107853");
  index.add("ward", "107854");
  EXPECT_EQ(index.within("ward")->size(), 3U);
  EXPECT_TRUE(index.within("ward")->contains("107853"));
  EXPECT_TRUE(index.within("unknown")->contains("unknown"));
  EXPECT_EQ(index.within("unknown")->size(), 1U);
}

HeldGrant any_grant() {
  HeldGrant grant;
  grant.scope_kind = *rc::gen::element(ScopeKind::City, ScopeKind::School, ScopeKind::Area, ScopeKind::Child);
  if (grant.scope_kind == ScopeKind::Child) {
    grant.scope = *rc::gen::element<std::string>("c0", "c1", "c'2");
  } else if (grant.scope_kind != ScopeKind::City) {
    const auto reached =
        *rc::gen::container<std::set<std::string>>(rc::gen::element<std::string>("s0", "s1", "s'2", ""));
    grant.places = std::make_shared<const PlaceCodes>(reached.begin(), reached.end());
    grant.year_groups =
        *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("R", "1", "2"));
  }
  grant.children = *rc::gen::element(ChildrenOf::All, ChildrenOf::LookedAfter, ChildrenOf::SpecialNeeds);
  if (*rc::gen::arbitrary<bool>()) grant.from = kToday + days(*rc::gen::inRange(-1, 2));
  if (*rc::gen::arbitrary<bool>()) grant.until = kToday + days(*rc::gen::inRange(-1, 2));
  if (*rc::gen::arbitrary<bool>()) grant.permissions.add(Permission::ReadChildren);
  return grant;
}

/// A list that is filtered in SQL holds exactly the rows that would each be allowed.
RC_GTEST_PROP(Reach, FiltersExactlyWhatMayBeRead, ()) {
  Principal principal;
  principal.kind = Principal::Kind::Person;
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) principal.grants.push_back(any_grant());

  soci::session sql(soci::sqlite3, "dbname=:memory:");
  sql << "CREATE TABLE list (place TEXT, child TEXT, year_group TEXT, kinds TEXT)";
  std::set<std::string> expected, found;
  const auto note = [](std::set<std::string>& into, const std::string& place, const std::string& child,
                       const std::string& year, const std::string& kinds) {
    into.insert(place + "/" + child + "/" + year + "/" + kinds);
  };
  for (const std::string place : {"", "s0", "s1", "s'2"}) {
    for (const std::string child : {"", "c0", "c'2"}) {
      for (const std::string year : {"", "R", "1"}) {
        for (const std::vector<ChildrenOf>& kinds : {std::vector<ChildrenOf>{},
                                                     {ChildrenOf::LookedAfter},
                                                     {ChildrenOf::EarlyYears, ChildrenOf::SpecialNeeds}}) {
          const std::string kinds_text = child_kinds_text(kinds);
          execute(sql, "INSERT INTO list VALUES (:a, :b, :c, :d)", {place, child, year, kinds_text});
          if (may_read(principal, place, {child, year, kinds}))
            note(expected, place, child, year, kinds_text);
        }
      }
    }
  }
  const std::string condition = sql_condition(reach(principal, Permission::ReadChildren, kToday),
                                              {"place", "child", "year_group", "kinds"});
  for_each_row(sql, "SELECT place, child, year_group, kinds FROM list WHERE " + condition, {}, 4,
               [&](const std::vector<std::string>& row) { note(found, row[0], row[1], row[2], row[3]); });
  RC_ASSERT(found == expected);
}

}  // namespace
}  // namespace headrow::records

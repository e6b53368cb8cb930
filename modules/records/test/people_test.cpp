#include "headrow/records/people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "test_store.hpp"

namespace headrow::records {
namespace {

using ::testing::HasSubstr;

const Day kToday = std::chrono::sys_days(std::chrono::year(2026) / 3 / 3);

class PeopleTest : public ::testing::Test {
protected:
  Result<Record> add(const std::string& name, const std::string& email, std::vector<NewGrant> grants = {}) {
    return people.add(name, email, grants, tester());
  }
  bool may_read_children(const std::string& person, const PlaceCode& place) {
    const auto principal = principals.person(person);
    return principal && may(*principal, Permission::ReadChildren, place, {}, kToday);
  }

  const NewGrant head = {"headteacher", ScopeKind::School, "107853"};
  TestStore store;
  People people{store.database(), test_roles()};
  Principals principals{people};
};

TEST_F(PeopleTest, AreInvitedWithTheirGrants) {
  const auto person = add("  Ada Lovelace ", "Ada@Example.ORG", {head});
  ASSERT_TRUE(person) << describe(person.error());
  EXPECT_EQ((*person)["name"], "Ada Lovelace");
  EXPECT_EQ((*person)["email"], "ada@example.org");
  EXPECT_EQ((*person)["state"], "invited");
  EXPECT_EQ(people.grants_of(person->id).size(), 1U);
  EXPECT_EQ(people.find_by_email("ADA@example.org")->id, person->id);
  EXPECT_TRUE(may_read_children(person->id, "107853"));
  EXPECT_FALSE(may_read_children(person->id, "107854"));
}

TEST_F(PeopleTest, AreRefusedWithTheReason) {
  ASSERT_TRUE(add("Ada", "ada@example.org"));
  const auto refusal = [&](const std::string& name, const std::string& email,
                           std::vector<NewGrant> grants = {}) {
    const auto person = add(name, email, std::move(grants));
    return person ? std::string("taken") : describe(person.error());
  };
  EXPECT_THAT(refusal(" ", "b@example.org"), HasSubstr("Enter a name"));
  EXPECT_THAT(refusal("a\nb", "b@example.org"), HasSubstr("in one line"));
  for (const char* email : {"", "b", "b@", "@example.org", "b@example", "b@c@example.org", "b example@d.org",
                            "b@example.org\r\nBcc: c@example.org", "b@example.org,c@example.org"})
    EXPECT_THAT(refusal("Ben", email), HasSubstr("Enter an e-mail address")) << email;
  EXPECT_THAT(refusal("Ben", "ADA@example.org"), HasSubstr("Somebody else"));
  EXPECT_THAT(refusal("Ben", "b@example.org", {{"king", ScopeKind::City, ""}}), HasSubstr("no such role"));
  EXPECT_THAT(refusal("Ben", "b@example.org", {{"headteacher", ScopeKind::City, ""}}),
              HasSubstr("kind of scope"));
  EXPECT_THAT(refusal("Ben", "b@example.org", {{"headteacher", ScopeKind::School, ""}}),
              HasSubstr("names its place"));
  NewGrant backwards = head;
  backwards.from = "2026-09-01";
  backwards.until = "2026-08-31";
  EXPECT_THAT(refusal("Ben", "b@example.org", {backwards}), HasSubstr("before the first"));
  backwards.until = "2026-02-30";
  EXPECT_THAT(refusal("Ben", "b@example.org", {backwards}), HasSubstr("Enter a day"));
  NewGrant year = head;
  year.year_groups = {"11", "15"};
  EXPECT_THAT(refusal("Ben", "b@example.org", {year}), HasSubstr("Year groups"));
  people.know_scopes_by([](ScopeKind, const std::string& code) { return code == "107853"; });
  EXPECT_THAT(refusal("Ben", "b@example.org", {{"headteacher", ScopeKind::School, "999999"}}),
              HasSubstr("no such place"));
  EXPECT_EQ(people.find_by_email("b@example.org"), std::nullopt) << "nothing half-written";
}

TEST_F(PeopleTest, LoseTheirAccessAtOnceWhenTheyLeave) {
  std::string told;
  people.when_access_ends([&](Transaction&, std::string_view holder) { told = holder; });
  const auto person = add("Ada", "ada@example.org", {head});
  ASSERT_TRUE(may_read_children(person->id, "107853"));
  const auto left = people.leave(person->id, person->version, "retired", tester());
  ASSERT_TRUE(left) << describe(left.error());
  EXPECT_FALSE(may_read_children(person->id, "107853"));
  EXPECT_EQ(principals.person(person->id), nullptr);
  EXPECT_EQ(told, person->id);
  EXPECT_EQ(people.grants_of(person->id)[0]["state"], "ended");
  EXPECT_FALSE(people.grant(person->id, head, "again", tester()));
  EXPECT_TRUE(add("Ada", "ada@example.org")) << "the address is free again";
}

TEST_F(PeopleTest, LoseAGrantAtOnce) {
  std::string told;
  people.when_access_ends([&](Transaction&, std::string_view holder) { told = holder; });
  const auto person = add("Ada", "ada@example.org", {head});
  const auto second =
      people.grant(person->id, {"governor", ScopeKind::School, "107854"}, "elected", tester());
  ASSERT_TRUE(second) << describe(second.error());
  ASSERT_TRUE(may_read_children(person->id, "107853"));
  const auto grants = people.grants_of(person->id);
  const auto& first = grants[0]["role"] == "headteacher" ? grants[0] : grants[1];
  ASSERT_TRUE(people.end_grant(first.id, first.version, "moved", tester()));
  EXPECT_FALSE(may_read_children(person->id, "107853"));
  EXPECT_EQ(told, "") << "another grant is left";
  ASSERT_TRUE(people.end_grant(second->id, second->version, "term over", tester()));
  EXPECT_EQ(told, person->id);
  EXPECT_EQ(people.end_grant(first.id, first.version, "again", tester()).error().code, ProblemCode::Conflict);
}

TEST_F(PeopleTest, ChangeWithoutLosingWhatTheyWere) {
  const auto person = add("Ada", "ada@example.org");
  const auto changed = people.change(person->id, 1, "Ada King", "ada@example.org", "married", tester());
  ASSERT_TRUE(changed);
  EXPECT_EQ(people.change(person->id, 1, "Ada Byron", "ada@example.org", "", tester()).error().code,
            ProblemCode::Conflict);
  EXPECT_EQ((*people.find(person->id))["name"], "Ada King");
}

TEST_F(PeopleTest, ReachWhatLiesInTheirScopeOnceTheRegisterSaysSo) {
  const auto person = add("Ada", "ada@example.org", {{"improvement-adviser", ScopeKind::Area, "E05001"}});
  ASSERT_TRUE(person) << describe(person.error());
  EXPECT_FALSE(may_read_children(person->id, "107853"));
  auto index = std::make_shared<PlaceIndex>();
  index->add("E05001", "107853");
  principals.use_places(index);
  EXPECT_TRUE(may_read_children(person->id, "107853"));
  EXPECT_FALSE(may_read_children(person->id, "107854"));
}

TEST_F(PeopleTest, AndMachinesHoldGrantsAlike) {
  const auto client = people.add_client("Timetable", {{"analyst", ScopeKind::City, ""}}, tester());
  ASSERT_TRUE(client);
  ASSERT_NE(principals.client(client->id), nullptr);
  EXPECT_TRUE(may_somewhere(*principals.client(client->id), Permission::RunJobs, kToday));
  EXPECT_FALSE(may_somewhere(*principals.client(client->id), Permission::OwnAccount, kToday));
  EXPECT_EQ(principals.person(client->id), nullptr) << "a machine is no person";
  ASSERT_TRUE(people.end_client(client->id, 1, "replaced", tester()));
  EXPECT_EQ(principals.client(client->id), nullptr);
}

TEST_F(PeopleTest, AreNobodyUntilTheySignIn) {
  const auto everybody = principals.public_principal();
  EXPECT_TRUE(may_somewhere(*everybody, Permission::SignIn, kToday));
  EXPECT_FALSE(may_somewhere(*everybody, Permission::ReadPublished, kToday));
  EXPECT_FALSE(may_somewhere(*everybody, Permission::OwnAccount, kToday));
  principals.open_public_area(true);
  EXPECT_TRUE(may_somewhere(*principals.public_principal(), Permission::ReadPublished, kToday));
}

}  // namespace
}  // namespace headrow::records

#include "headrow/sign_in/sessions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/records/statement.hpp"
#include "test_store.hpp"

namespace headrow::sign_in {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_seconds;

class SessionsTest : public ::testing::Test {
protected:
  Sessions open() {
    return Sessions(store.database(), SessionLimits{}, [this] { return now; });
  }
  NewSession begin(Sessions& sessions, Means means = Means::Passphrase) {
    return *sessions.begin("ada", means, false, "127.0.0.1", "Browser");
  }

  records::TestStore store;
  sys_seconds now{1'770'000'000s};
};

TEST_F(SessionsTest, AreOpenedByTheirCookieAlone) {
  Sessions sessions = open();
  const auto made = begin(sessions);
  EXPECT_GE(made.token.size(), 43U) << "256 bits";
  EXPECT_EQ(sessions.seen(made.token)->person, "ada");
  EXPECT_EQ(sessions.seen(made.session.id), std::nullopt);
  EXPECT_EQ(sessions.seen(""), std::nullopt);
  const long kept = store.database().read([&](soci::session& sql) {
    return static_cast<long>(
        records::one_number(sql, "SELECT COUNT(*) FROM session WHERE token_hash = :a", {made.token}));
  });
  EXPECT_EQ(kept, 0) << "the cookie itself is not kept";
}

TEST_F(SessionsTest, EndWhenIdleAndAtTheLatestAfterTheirTime) {
  Sessions sessions = open();
  const auto idle = begin(sessions);
  now += 30min;
  EXPECT_EQ(sessions.seen(idle.token), std::nullopt);
  const auto busy = begin(sessions);
  for (int i = 0; i < 12 * 60 - 20; i += 20) {
    now += 20min;
    ASSERT_TRUE(sessions.seen(busy.token)) << i;
  }
  now += 20min;
  EXPECT_EQ(sessions.seen(busy.token), std::nullopt) << "twelve hours";
  const auto by_link = begin(sessions, Means::Link);
  now += 15min;
  EXPECT_EQ(sessions.seen(by_link.token), std::nullopt);
}

TEST_F(SessionsTest, AreNotRevivedByAClockSetBack) {
  Sessions sessions = open();
  const auto made = begin(sessions);
  now += 31min;
  EXPECT_EQ(sessions.seen(made.token), std::nullopt);
  now -= 31min;
  EXPECT_EQ(sessions.seen(made.token), std::nullopt);
  const auto other = begin(sessions);
  now -= std::chrono::hours(24);
  EXPECT_TRUE(sessions.seen(other.token)) << "nor ended by it";
}

TEST_F(SessionsTest, SurviveAStartOfTheServer) {
  std::string token;
  {
    Sessions sessions = open();
    token = begin(sessions).token;
  }
  Sessions again = open();
  EXPECT_TRUE(again.seen(token));
  now += 31min;
  again.forget_ended();
  EXPECT_EQ(Sessions(store.database(), SessionLimits{}, [this] { return now; }).of("ada").size(), 0U);
}

TEST_F(SessionsTest, ChangeTheirCookieWhenTheyAreRaised) {
  Sessions sessions = open();
  const auto made = begin(sessions);
  const auto raised = sessions.raise(made.session.id);
  ASSERT_TRUE(raised);
  EXPECT_EQ(sessions.seen(made.token), std::nullopt);
  EXPECT_TRUE(sessions.seen(raised->token)->second_factor);
  EXPECT_NE(raised->session.change_token, made.session.change_token);
}

TEST_F(SessionsTest, AreEndedOneByOneOrAllAtOnce) {
  Sessions sessions = open();
  const auto first = begin(sessions), second = begin(sessions), third = begin(sessions);
  EXPECT_EQ(sessions.end(first.session.id, "ben", records::tester()).error().code, ProblemCode::NotFound);
  ASSERT_TRUE(sessions.end(first.session.id, "ada", records::tester()));
  EXPECT_EQ(sessions.seen(first.token), std::nullopt);
  ASSERT_TRUE(sessions.end_all("ada", records::tester(), second.session.id));
  EXPECT_TRUE(sessions.seen(second.token));
  EXPECT_EQ(sessions.seen(third.token), std::nullopt);
  EXPECT_EQ(sessions.of("ada").size(), 1U);
}

}  // namespace
}  // namespace headrow::sign_in

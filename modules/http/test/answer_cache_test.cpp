#include "answer_cache.hpp"

#include <gtest/gtest.h>

namespace headrow::http {
namespace {

Response answer(std::size_t bytes) {
  return text_response("application/json", std::string(bytes, 'a'));
}

TEST(AnswerCache, GivesBackWhatWasKept) {
  AnswerCache cache(1 << 20);
  cache.keep("1", "/a", answer(100));
  ASSERT_TRUE(cache.find("1", "/a"));
  EXPECT_EQ(cache.find("1", "/a")->text().size(), 100U);
  EXPECT_FALSE(cache.find("1", "/b"));
}

TEST(AnswerCache, NeverAnswersForAnotherGeneration) {
  AnswerCache cache(1 << 20);
  cache.keep("1", "/a", answer(100));
  EXPECT_FALSE(cache.find("2", "/a"));
  cache.keep("2", "/b", answer(100));
  EXPECT_FALSE(cache.find("1", "/a"));
  EXPECT_TRUE(cache.find("2", "/b"));
}

TEST(AnswerCache, ForgetsWhatWasNotAskedForTheLongest) {
  AnswerCache cache(10000);
  for (const char* question : {"/a", "/b", "/c", "/d", "/e", "/f"}) {
    cache.keep("1", question, answer(700));
    EXPECT_TRUE(cache.find("1", "/a"));
  }
  for (const char* question : {"/g", "/h", "/i"}) cache.keep("1", question, answer(700));
  EXPECT_TRUE(cache.find("1", "/a"));
  EXPECT_FALSE(cache.find("1", "/b"));
  EXPECT_TRUE(cache.find("1", "/i"));
}

TEST(AnswerCache, OneLargeAnswerDoesNotPushOutTheOthers) {
  AnswerCache cache(10000);
  cache.keep("1", "/a", answer(100));
  cache.keep("1", "/large", answer(9000));
  EXPECT_TRUE(cache.find("1", "/a"));
  EXPECT_FALSE(cache.find("1", "/large"));
}

}  // namespace
}  // namespace headrow::http

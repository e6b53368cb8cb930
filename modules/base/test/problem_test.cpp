#include <gtest/gtest.h>

#include "headrow/base/finding.hpp"
#include "headrow/base/result.hpp"

namespace headrow {
namespace {

TEST(Describe, PutsThePlaceBeforeTheMessage) {
  const Problem problem{ProblemCode::BadInput, "this is not a number", {"lait.csv", 3, "Values", "abc"}};
  EXPECT_EQ(describe(problem), "lait.csv, row 3, column Values, value 'abc': this is not a number");
}

TEST(Describe, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(describe({ProblemCode::Failed, "the disk is full", {}}), "the disk is full");
  EXPECT_EQ(describe({ProblemCode::BadInput, "the file is empty", {"a.csv", 0, "", ""}}),
            "a.csv: the file is empty");
}

TEST(Severity, HasAWordForPeople) {
  EXPECT_EQ(severity_text(Severity::Note), "note");
  EXPECT_EQ(severity_text(Severity::Warning), "warning");
  EXPECT_EQ(severity_text(Severity::Quarantine), "quarantine");
  EXPECT_EQ(severity_text(Severity::Error), "error");
}

}  // namespace
}  // namespace headrow

#include "headrow/base/group.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace headrow {
namespace {

using testing::HasSubstr;

TEST(Group, ReadsPartsInAnyOrderAndSpacing) {
  EXPECT_EQ(Group::read("sex=f&fsm=yes")->text(), "fsm=yes & sex=f");
  EXPECT_EQ(Group::read("  fsm = yes  &sex= f ")->text(), "fsm=yes & sex=f");
  EXPECT_EQ(*Group::read("sex=f & fsm=yes"), *Group::read("fsm=yes & sex=f"));
}

TEST(Group, KnowsEveryone) {
  EXPECT_TRUE(Group::read("")->everyone());
  EXPECT_TRUE(Group::read(" Everyone ")->everyone());
  EXPECT_EQ(Group().text(), "");
}

TEST(Group, QuotesValuesThatHoldMarks) {
  const Group group = Group().with("ethnicity", "Black & mixed").with("note", "say \"a=b\"");
  EXPECT_EQ(group.text(), "ethnicity=\"Black & mixed\" & note=\"say \"\"a=b\"\"\"");
  EXPECT_EQ(*Group::read(group.text()), group);
}

TEST(Group, AnswersForOneCharacteristic) {
  const Group group = *Group::read("fsm=yes & sex=f");
  EXPECT_EQ(group.value("fsm"), "yes");
  EXPECT_EQ(group.value("sen"), "");
  EXPECT_EQ(group.with("fsm", "no").text(), "fsm=no & sex=f");
  EXPECT_EQ(group.text(), "fsm=yes & sex=f") << "with leaves the original alone";
}

TEST(Group, JoinsUnlessTwoValuesMeet) {
  EXPECT_EQ(Group::read("fsm=yes")->joined(*Group::read("sex=f & fsm=yes"))->text(), "fsm=yes & sex=f");
  const auto both = Group::read("fsm=yes")->joined(*Group::read("fsm=no"));
  ASSERT_FALSE(both);
  EXPECT_EQ(both.error().code, ProblemCode::BadUsage);
  EXPECT_THAT(both.error().message, HasSubstr("both fsm=yes and fsm=no"));
}

TEST(Group, SaysWhatIsWrong) {
  EXPECT_THAT(Group::read("fsm").error().message, HasSubstr("'fsm' has no ="));
  EXPECT_THAT(Group::read("fsm=").error().message, HasSubstr("'fsm' has no value"));
  EXPECT_THAT(Group::read("=yes").error().message, HasSubstr("characteristic is missing"));
  EXPECT_THAT(Group::read("fsm=yes &").error().message, HasSubstr("characteristic is missing"));
  EXPECT_THAT(Group::read("fsm=yes & fsm=no").error().message, HasSubstr("twice"));
  EXPECT_THAT(Group::read("fsm=\"yes").error().message, HasSubstr("quote"));
  EXPECT_THAT(Group::read("fsm=yes=no").error().message, HasSubstr("& is missing"));
  EXPECT_EQ(Group::read("fsm").error().code, ProblemCode::BadUsage);
}

RC_GTEST_PROP(Group, TextReadsBack, ()) {
  const auto word =
      rc::gen::container<std::string>(rc::gen::element('a', 'b', ' ', '&', '=', '"', '\t', '\xC2', '\xA0'));
  const auto parts = *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
      rc::gen::pair(rc::gen::nonEmpty(word), word));
  Group group;
  for (const auto& [characteristic, value] : parts) group = group.with(characteristic, value);
  const auto again = Group::read(group.text());
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == group);
}

}  // namespace
}  // namespace headrow

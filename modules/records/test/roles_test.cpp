#include "headrow/records/roles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/test/scratch_folder.hpp"
#include "test_store.hpp"

namespace headrow::records {
namespace {

TEST(Roles, OfTheCatalogueAreAllThere) {
  std::vector<std::string> codes;
  for (const Role& role : test_roles().all()) codes.push_back(role.code);
  EXPECT_THAT(codes, ::testing::UnorderedElementsAre(
                         "director", "strategy-lead", "analyst", "improvement-adviser", "place-planner",
                         "admissions-officer", "send-officer", "alternative-provision-officer",
                         "virtual-school-head", "early-years-officer", "headteacher", "setting-manager",
                         "teacher", "governor", "alliance-lead", "trust-chief-executive", "trust-officer",
                         "chair-of-governors", "clerk", "diocesan-officer", "lead-member",
                         "special-needs-coordinator", "attendance-officer", "appeals-clerk",
                         "data-protection-officer", "administrator", "auditor", "parent-or-carer", "public"));
}

TEST(Roles, ThatSeeChildrenAskForASecondFactor) {
  for (const Role& role : test_roles().all()) {
    if (role.code == "parent-or-carer") continue;  // they sign in by a link to their own e-mail
    EXPECT_TRUE(role.second_factor || !role.permissions.has(Permission::ReadChildren)) << role.code;
  }
  EXPECT_FALSE(test_roles().find("administrator")->permissions.has(Permission::ReadChildren));
  EXPECT_EQ(test_roles().find("nobody"), nullptr);
}

std::string refusal(const std::string& toml) {
  const test::ScratchFolder folder;
  const auto roles = Roles::read(folder.write("roles.toml", toml));
  return roles ? "taken" : describe(roles.error());
}

TEST(Roles, AreRefusedWithLineAndKey) {
  const std::string head = "[[role]]\ncode = \"a\"\ntitle = \"A\"\ndescription = \"d\"\n";
  EXPECT_EQ(refusal(head + "permissions = [\"read-tasks\"]\nscopes = [\"city\"]\n"), "taken");
  EXPECT_THAT(refusal(head + "permissions = [\"fly\"]\nscopes = [\"city\"]\n"),
              ::testing::HasSubstr("No such permission"));
  EXPECT_THAT(refusal(head + "permissions = [\"read-children\"]\nscopes = [\"city\"]\n"),
              ::testing::HasSubstr("second factor"));
  EXPECT_THAT(refusal(head + "permissions = []\nscopes = [\"moon\"]\n"), ::testing::HasSubstr("moon"));
  EXPECT_NE(refusal(head + "permissions = []\nscopes = []\n" + head + "permissions = []\nscopes = []\n"),
            "taken");
}

}  // namespace
}  // namespace headrow::records

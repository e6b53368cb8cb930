// What an authority sets for its server, and what the server refuses to begin with.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headrow/test/scratch_folder.hpp"
#include "program.hpp"

namespace headrow::tests {
namespace {

using ::testing::HasSubstr;

class SettingsTest : public ::testing::Test {
protected:
  void SetUp() override { ASSERT_EQ(run_headrow({"init", "city"}, {folder_.path()}).status, 0); }

  /// Does not serve with these settings: status 1 and the words.
  void expect_refused(const std::string& settings, const std::string& words) {
    folder_.write("city/settings.toml", settings);
    const Outcome served = run_headrow({"serve", "city", "--port", "0"}, {folder_.path()});
    EXPECT_EQ(served.status, 1);
    EXPECT_THAT(served.err, HasSubstr(words));
  }

  test::ScratchFolder folder_;
};

constexpr const char* kBehindProxy =
    "behind_proxy = true\npublic_address = \"https://headrow.example.org\"\n";

TEST_F(SettingsTest, SayWithFileAndLineWhatCannotBe) {
  expect_refused("address = \"127.0.0.1\"\nadress = \"::1\"\n", "settings.toml, row 2");
  expect_refused("session_idle_minutes = 0\n", "from 1 to 1440");
  expect_refused("certificate = \"c.pem\"\n", "belong together");
  expect_refused("records = \"records.db\"\n", "PostgreSQL");
  expect_refused("[[mail]]\nurl = \"smtps://mail.example.org\"\nfrom = \"headrow@example.org\"\n",
                 "public_address");
}

TEST_F(SettingsTest, BeyondLoopbackIsForTlsAlone) {
  expect_refused("address = \"0.0.0.0\"\n", "TLS alone");
  expect_refused("behind_proxy = true\n", "public_address");
  expect_refused("behind_proxy = true\npublic_address = \"http://headrow.example.org\"\n", "https://");
  expect_refused("public_address = \"https://headrow.example.org\"\n", "behind_proxy = true");
}

TEST_F(SettingsTest, AccountsOfTheDemonstrationStayOnLoopback) {
  folder_.write("city/demonstration.toml",
                "[[account]]\nemail = \"a@example.org\"\npassphrase = \"everybody may read it\"\n"
                "role = \"analyst\"\ntitle = \"Analyst\"\nscope_name = \"\"\n");
  expect_refused(kBehindProxy, "served on loopback only");
  expect_refused("address = \"0.0.0.0\"\n", "served on loopback only");
  expect_refused("address = \"\"\n", "served on loopback only");
}

TEST_F(SettingsTest, ServesBehindAProxy) {
  folder_.write("city/settings.toml", kBehindProxy);
  const RunningServer server = start_server(folder_ / "city");
  EXPECT_THAT(server.first_line, HasSubstr("http://127.0.0.1:"));
  EXPECT_EQ(stop_server(server), 0);
}

}  // namespace
}  // namespace headrow::tests

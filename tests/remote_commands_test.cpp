// The command line from elsewhere: `headrow --server URL` with a machine client's token.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "headrow/records/statement.hpp"
#include "headrow/test/scratch_folder.hpp"
#include "program.hpp"
#include "record_rooms.hpp"

namespace headrow::app {
namespace {

using ::testing::HasSubstr;
using tests::run_headrow;

class RemoteCommands : public ::testing::Test {
protected:
  RemoteCommands() {
    EXPECT_EQ(run_headrow({"init", data.string()}).status, 0);
    std::filesystem::create_directories(data / "inbox");
    std::ofstream(data / "inbox" / "register.csv") << tests::small_register();
    std::ofstream(data / "inbox" / "long.csv") << tests::small_long_table();
    administrator = client({"administrator", records::ScopeKind::City, ""});
    reader = client({"analyst", records::ScopeKind::City, ""});
    server = tests::start_server(data);
    const auto at = server.first_line.find("http://");
    url = server.first_line.substr(at, server.first_line.find('/', at + 7) - at);
  }
  ~RemoteCommands() override { tests::stop_server(server); }

  /// The file with a new client's token.
  std::string client(const records::NewGrant& grant) {
    const records::Actor actor{records::Principal::Kind::Operator, "test", "", ""};
    const auto rooms = std::move(RecordRooms::open(data, {}, false).value());
    const auto made = rooms->people().add_client(grant.role, {grant}, actor).value();
    ids[grant.role] = made.id;
    return folder.write(grant.role, rooms->sign_in().machine_tokens().make(made.id, actor).value() + "\n")
        .string();
  }
  tests::Outcome run(const std::string& token, std::vector<std::string> words) const {
    const std::vector<std::string> before = {"--server", url, "--token-file", token};
    words.insert(words.begin(), before.begin(), before.end());
    return run_headrow(words);
  }

  test::ScratchFolder folder;
  std::filesystem::path data = folder / "data";
  std::map<std::string, std::string> ids;
  std::string administrator, reader, url;
  tests::RunningServer server;
};

TEST_F(RemoteCommands, DoWhatTheSocketDoes) {
  const auto loaded = run(administrator, {"import", "register.csv", "long.csv"});
  ASSERT_EQ(loaded.status, 0) << loaded.err;
  EXPECT_THAT(loaded.out, HasSubstr("2 loaded"));
  const auto here = run_headrow({"evidence", data.string(), "--measure", "AVG_Attain8_Score"});
  const auto there = run(administrator, {"evidence", "--measure", "AVG_Attain8_Score"});
  EXPECT_EQ(there.status, here.status);
  EXPECT_EQ(there.out, here.out);
  EXPECT_EQ(there.err, here.err);
  const auto invited =
      run(administrator, {"user", "add", "--name", "Ada", "--email", "ada@example.org", "--role", "analyst"});
  EXPECT_EQ(invited.status, 0) << invited.err;
  EXPECT_THAT(run(administrator, {"user", "list"}).out, HasSubstr("ada@example.org"));
  const auto checked = run(administrator, {"check"});
  EXPECT_EQ(checked.status, 0) << checked.err;
  EXPECT_THAT(checked.out, HasSubstr("2 kept files"));
}

TEST_F(RemoteCommands, AreAuditedAsTheClients) {
  ASSERT_EQ(run(administrator, {"check"}).status, 0);
  tests::stop_server(server);
  const auto rooms = std::move(RecordRooms::open(data, {}, false).value());
  rooms->database().read([&](soci::session& sql) {
    records::AuditQuery query;
    query.action = "run command";
    const auto found = records::search_audit(sql, query);
    ASSERT_EQ(found.total, 1);
    EXPECT_EQ(found.entries[0].actor.id, ids["administrator"]);
    EXPECT_EQ(found.entries[0].actor.address, "127.0.0.1");
    EXPECT_EQ(found.entries[0].event.detail, "check");
  });
  server = tests::start_server(data);
}

TEST_F(RemoteCommands, AreForWhomTheyWereGrantedTo) {
  EXPECT_THAT(run(reader, {"user", "list"}).err, HasSubstr("Nothing that was granted"));
  EXPECT_THAT(run(reader, {"check"}).err, HasSubstr("Nothing that was granted"));
  EXPECT_NE(run(folder.write("none", "nothing\n").string(), {"check"}).status, 0);
  const auto missing = run(folder.write("empty", "").string(), {"check"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.err, HasSubstr("HEADROW_TOKEN"));
}

TEST_F(RemoteCommands, NeitherReadNorWriteBesideTheInbox) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"import", "/etc/passwd"},
                                             {"import", "../settings.toml"},
                                             {"import", "register.csv", "--findings", "x.csv"},
                                             {"import", "register.csv", "--findings=x.csv"},
                                             {"backup", "x"},
                                             {"restore", "x", "y"},
                                             {"serve"},
                                             {"demo", "people"},
                                             {}}) {
    const auto refused = run(administrator, words);
    EXPECT_NE(refused.status, 0);
    EXPECT_THAT(refused.err, HasSubstr("From elsewhere")) << ::testing::PrintToString(words);
  }
  EXPECT_THAT(run_headrow({"--server", "http://headrow.example.org", "--token-file", reader, "check"}).err,
              HasSubstr("https alone"));
}

}  // namespace
}  // namespace headrow::app

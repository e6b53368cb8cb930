// A server that is killed at any moment, two hundred times, while people write and jobs run: whatever was
// acknowledged is there, the audit holds, and jobs that it broke off are begun again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <set>
#include <thread>

#include "headrow/test/scratch_folder.hpp"
#include "program.hpp"
#include "record_rooms.hpp"

namespace headrow::app {
namespace {

constexpr int kKills = 200;
constexpr int kWriters = 4;
constexpr int kRowsOfAJob = 40;

using Written = std::array<int, 2>;  // who wrote, and which number

Result<void> write_number(RecordRooms& rooms, const std::string& name) {
  return rooms.database().write([&](records::Transaction& transaction) -> Result<void> {
    const auto made =
        records::create_record(transaction, records::client_class(), {{"name", name}, {"state", "active"}},
                               {records::Principal::Kind::Person, "writer", "", ""});
    if (!made) return tl::unexpected(made.error());
    return {};
  });
}

/// Long work that writes as it goes on.
records::JobKind counting(RecordRooms& rooms) {
  records::JobKind kind;
  kind.kind = "count";
  kind.title = "Count";
  kind.resumable = true;
  kind.run = [&rooms](records::JobContext& context) -> Result<records::JobResult> {
    context.progress().begin("rows", kRowsOfAJob);
    for (int row = 0; row < kRowsOfAJob; ++row) {
      if (context.cancelled()) return fail(ProblemCode::Unavailable, "Stopped.");
      if (auto written = write_number(rooms, "job"); !written) return tl::unexpected(written.error());
      context.progress().advance(static_cast<std::uint64_t>(row + 1), 0);
    }
    return records::JobResult{"Counted.", {}};
  };
  return kind;
}

/// What the process does that is to be killed: it writes from several threads and tells of each write once it
/// was acknowledged, and asks for one job after another.
[[noreturn]] void serve_until_killed(const std::filesystem::path& folder, int first, int pipe) {
  auto rooms = RecordRooms::open(folder, {}, false);
  if (!rooms) ::_exit(3);
  (*rooms)->jobs().add_kind(counting(**rooms));
  if (!(*rooms)->jobs().start()) ::_exit(4);
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&, writer] {
      for (int number = first;; ++number) {
        if (!write_number(**rooms, std::to_string(writer) + "/" + std::to_string(number))) ::_exit(5);
        const Written written{writer, number};
        if (::write(pipe, written.data(), sizeof written) != sizeof written) ::_exit(6);
        if (number % 50 == 0)
          (void)(*rooms)->jobs().ask("count", {}, {records::Principal::Kind::Person, "writer", "", ""});
      }
    });
  }
  for (auto& writer : writers) writer.join();
  ::_exit(0);
}

/// Kills a process after a while and gives what it had told of.
std::set<std::string> killed_after(const std::filesystem::path& folder, int first, int milliseconds) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    serve_until_killed(folder, first, ends[1]);
  }
  ::close(ends[1]);
  std::set<std::string> acknowledged;
  const auto take = [&](int patience) {
    pollfd ready{ends[0], POLLIN, 0};
    Written written{};
    if (::poll(&ready, 1, patience) <= 0) return true;
    if (::read(ends[0], written.data(), sizeof written) != sizeof written) return false;
    acknowledged.insert(std::to_string(written[0]) + "/" + std::to_string(written[1]));
    return true;
  };
  while (acknowledged.empty() && take(10'000)) {
  }  // it has begun to work
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  while (std::chrono::steady_clock::now() < end && take(1)) {
  }
  ::kill(child, SIGKILL);
  while (take(0)) {
    pollfd ready{ends[0], POLLIN, 0};
    if (::poll(&ready, 1, 0) <= 0 || (ready.revents & POLLIN) == 0) break;
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "it ended by itself with " << WEXITSTATUS(status);
  return acknowledged;
}

TEST(Killed, LosesNothingThatWasAcknowledged) {
  const test::ScratchFolder folder;
  const auto data = folder / "data";
  ASSERT_EQ(tests::run_headrow({"init", data.string()}).status, 0);
  std::mt19937 random(20261126);
  std::uniform_int_distribution<int> moment(0, 150);
  std::size_t acknowledged = 0;
  for (int kill = 0; kill < kKills; ++kill) {
    const auto told = killed_after(data, 1 + 1'000'000 * kill, moment(random));
    acknowledged += told.size();
    if (kill % 20 == 0) {
      const auto check = tests::run_headrow({"check", data.string()});
      ASSERT_EQ(check.status, 0) << check.err;
    }
    const auto anchor = records::read_anchor((data / "audit.anchor").string());
    const auto rooms = std::move(RecordRooms::open(data, {}, false).value());
    rooms->database().read([&](soci::session& sql) {
      const auto audit = records::check_audit(sql, anchor);
      ASSERT_EQ(audit.broken, 0) << audit.reason << " after kill " << kill;
      for (const auto& name : told)
        ASSERT_EQ(records::count_records(sql, records::client_class(), "name = :a", {name}), 1) << name;
    });
  }
  std::cout << "killed " << kKills << " times; all " << acknowledged << " acknowledged writes are there\n";

  // What the kills broke off is begun again and comes to its end.
  const auto rooms = std::move(RecordRooms::open(data, {}, false).value());
  rooms->jobs().add_kind(counting(*rooms));
  ASSERT_TRUE(rooms->jobs().start());
  while (rooms->jobs().list("waiting", 1, 1).total + rooms->jobs().list("running", 1, 1).total > 0) {
    std::uint64_t seen = 0;
    const auto open = rooms->jobs().list("", 1, 1).jobs;
    (void)rooms->jobs().wait(open.front().id, seen, std::chrono::milliseconds(0));
    (void)rooms->jobs().wait(open.front().id, seen, std::chrono::milliseconds(50));
  }
  EXPECT_EQ(rooms->jobs().list("failed", 1, 1).total, 0);
  EXPECT_GT(rooms->jobs().list("done", 1, 1).total, 0);
}

}  // namespace
}  // namespace headrow::app

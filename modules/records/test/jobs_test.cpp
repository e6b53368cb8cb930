#include "headrow/records/jobs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "test_store.hpp"

namespace headrow::records {
namespace {

using namespace std::chrono_literals;

/// Work that reports how far it is and goes on only when told to.
struct Gate {
  std::promise<void> reached, opened;
};

JobKind gated(Gate& gate, bool resumable = false) {
  JobKind kind;
  kind.kind = "gated";
  kind.title = "Gated work";
  kind.resumable = resumable;
  kind.run = [&gate](JobContext& context) -> Result<JobResult> {
    context.progress().begin("rows", 10);
    context.progress().advance(4, 4);
    gate.reached.set_value();
    auto opened = gate.opened.get_future();
    while (opened.wait_for(1ms) == std::future_status::timeout) {
      if (context.cancelled()) return fail(ProblemCode::Unavailable, "Stopped as asked.");
    }
    return JobResult{"All 10 rows are in.", {"row 3: a blank"}};
  };
  return kind;
}

Job waited(const Jobs& jobs, const std::string& id) {
  std::uint64_t seen = 0;
  auto job = jobs.wait(id, seen, 0ms);
  while (job && !job->ended()) job = jobs.wait(id, seen, 10s);
  return job.value_or(Job{});
}

TEST(Jobs, RunAndSayHowFarTheyAre) {
  TestStore store;
  Gate gate;
  Jobs jobs(store.database());
  jobs.add_kind(gated(gate));
  ASSERT_TRUE(jobs.start());
  const auto asked = jobs.ask("gated", {{"file", "a.csv"}}, tester());
  ASSERT_TRUE(asked);
  gate.reached.get_future().wait();
  const auto running = jobs.find(asked->id);
  ASSERT_TRUE(running);
  EXPECT_EQ(running->state, JobState::Running);
  EXPECT_EQ(running->progress_what, "rows");
  EXPECT_EQ(running->progress_done, 4);
  EXPECT_EQ(running->progress_total, 10);
  gate.opened.set_value();
  const Job done = waited(jobs, asked->id);
  EXPECT_EQ(done.state, JobState::Done);
  EXPECT_EQ(done.result, "All 10 rows are in.");
  EXPECT_THAT(done.findings, ::testing::ElementsAre("row 3: a blank"));
  EXPECT_EQ(done.arguments.at("file"), "a.csv");
  EXPECT_EQ(done.asked_by.id, "tester");
  EXPECT_EQ(jobs.list("done", 1, 10).total, 1);
  EXPECT_EQ(jobs.list("failed", 1, 10).total, 0);
}

TEST(Jobs, EndWhenTheyAreCancelled) {
  TestStore store;
  Gate gate;
  Jobs jobs(store.database());
  jobs.add_kind(gated(gate));
  ASSERT_TRUE(jobs.start());
  const auto first = jobs.ask("gated", {}, tester());
  gate.reached.get_future().wait();
  const auto second = jobs.ask("gated", {}, tester());
  ASSERT_TRUE(jobs.cancel(second->id, tester()));
  EXPECT_EQ(waited(jobs, second->id).state, JobState::Cancelled) << "it never began";
  ASSERT_TRUE(jobs.cancel(first->id, tester()));
  EXPECT_EQ(waited(jobs, first->id).state, JobState::Cancelled);
  EXPECT_EQ(jobs.cancel(first->id, tester()).error().code, ProblemCode::Conflict);
  EXPECT_EQ(jobs.cancel("none", tester()).error().code, ProblemCode::NotFound);
}

TEST(Jobs, SayWhatWasDoneUntilTheyWereStopped) {
  TestStore store;
  std::promise<void> reached;
  Jobs jobs(store.database());
  jobs.add_kind({"files", "Files", "", true, {}, [&](JobContext& context) -> Result<JobResult> {
                   reached.set_value();
                   while (!context.progress().stop_asked()) std::this_thread::yield();
                   return JobResult{"3 files loaded, 2 passed over.", {}, true};
                 }});
  ASSERT_TRUE(jobs.start());
  const auto asked = jobs.ask("files", {}, tester());
  reached.get_future().wait();
  ASSERT_TRUE(jobs.cancel(asked->id, tester()));
  const Job stopped = waited(jobs, asked->id);
  EXPECT_EQ(stopped.state, JobState::Cancelled);
  EXPECT_EQ(stopped.result, "3 files loaded, 2 passed over.");
}

TEST(Jobs, FailWithTheReason) {
  TestStore store;
  Jobs jobs(store.database());
  jobs.add_kind({"refused", "Refused", "", false, {}, [](JobContext&) -> Result<JobResult> {
                   return fail(ProblemCode::BadInput, "No such layout.", {"a.csv", 3, "", ""});
                 }});
  jobs.add_kind({"thrown", "Thrown", "", false, {}, [](JobContext&) -> Result<JobResult> {
                   throw std::runtime_error("disk full");
                 }});
  jobs.add_kind({"checked", "Checked", "", false,
                 [](const auto&) -> Result<void> { return fail(ProblemCode::BadInput, "Which file?"); },
                 [](JobContext&) -> Result<JobResult> { return JobResult{}; }});
  ASSERT_TRUE(jobs.start());
  const Job refused = waited(jobs, jobs.ask("refused", {}, tester())->id);
  EXPECT_EQ(refused.state, JobState::Failed);
  EXPECT_EQ(refused.problem, "a.csv, row 3: No such layout.");
  EXPECT_THAT(waited(jobs, jobs.ask("thrown", {}, tester())->id).problem, ::testing::HasSubstr("disk full"));
  EXPECT_EQ(jobs.ask("checked", {}, tester()).error().message, "Which file?");
  EXPECT_EQ(jobs.ask("unknown", {}, tester()).error().code, ProblemCode::BadInput);
}

TEST(Jobs, AreBegunAgainOrFailedClearlyAfterAStop) {
  for (const bool resumable : {true, false}) {
    TestStore store;
    std::string id;
    {
      Gate gate;
      Jobs jobs(store.database());
      jobs.add_kind(gated(gate, resumable));
      ASSERT_TRUE(jobs.start());
      id = jobs.ask("gated", {}, tester())->id;
      gate.reached.get_future().wait();
    }  // the server stops
    store.reopen();
    Gate gate;
    gate.opened.set_value();
    Jobs jobs(store.database());
    jobs.add_kind(gated(gate, resumable));
    ASSERT_TRUE(jobs.start());
    const Job after = waited(jobs, id);
    EXPECT_EQ(after.state, resumable ? JobState::Done : JobState::Failed);
    EXPECT_EQ(after.problem.find("The server stopped while this ran") != std::string::npos, !resumable);
  }
}

TEST(Jobs, TellWhoWaitsOfEveryStep) {
  TestStore store;
  Gate gate;
  Jobs jobs(store.database());
  jobs.add_kind(gated(gate));
  const auto asked = jobs.ask("gated", {}, tester());
  std::uint64_t seen = 0;
  EXPECT_EQ(jobs.wait(asked->id, seen, 0ms)->state, JobState::Waiting);
  ASSERT_TRUE(jobs.start());
  while (jobs.wait(asked->id, seen, 10s)->progress_done != 4) {
  }
  gate.opened.set_value();
  while (!jobs.wait(asked->id, seen, 10s)->ended()) {
  }
  EXPECT_FALSE(jobs.wait("none", seen, 0ms));
}

}  // namespace
}  // namespace headrow::records

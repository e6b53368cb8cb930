#include "headrow/http/worker_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace headrow::http {
namespace {

TEST(WorkerPool, RefusesWhenWorkersAndQueueAreFull) {
  WorkerPool pool(1, 1);
  std::promise<void> release;
  std::promise<void> running;
  const auto gate = release.get_future().share();
  ASSERT_TRUE(pool.submit([&running, gate] {
    running.set_value();
    gate.wait();
  }));
  running.get_future().wait();
  EXPECT_TRUE(pool.submit([] {}));
  EXPECT_FALSE(pool.submit([] {}));
  release.set_value();
  pool.drain();
}

TEST(WorkerPool, FinishesWhatItTookBeforeItEnds) {
  std::atomic<int> done = 0;
  WorkerPool pool(2, 100);
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(pool.submit([&done] { ++done; }));
  pool.drain();
  EXPECT_EQ(done, 50);
  EXPECT_FALSE(pool.submit([] {}));
}

}  // namespace
}  // namespace headrow::http

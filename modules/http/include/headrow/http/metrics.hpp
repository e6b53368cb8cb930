#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>

#include "headrow/http/route.hpp"

namespace headrow::http {

/// What is told of a request once its answer is made: what was asked by its route, never by its address,
/// which may hold what nobody shall keep.
struct Finished {
  const Request& request;
  std::string_view route;  ///< pattern; "pages" for files of the pages, "" when none was found
  const Response& response;
  std::chrono::microseconds took;
};

/// Counts answers by route and status and how long they took, and writes that in Prometheus's text format.
/// Thread-safe.
class Metrics {
public:
  void note(const Finished& finished);
  /// A number that is asked for when the text is written.
  void add_gauge(std::string name, std::string help, std::function<double()> value);
  std::string text() const;

private:
  static constexpr std::array<double, 9> kBuckets = {0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};
  struct Histogram {
    std::array<std::uint64_t, kBuckets.size()> within{};
    std::uint64_t count = 0;
    double seconds = 0;
  };
  struct Gauge {
    std::string name, help;
    std::function<double()> value;
  };
  mutable std::mutex mutex_;
  std::map<std::tuple<std::string, std::string, int>, std::uint64_t, std::less<>> answers_;
  std::map<std::string, Histogram, std::less<>> took_;
  std::vector<Gauge> gauges_;
};

/// Adds /healthz (the process lives), /readyz (`ready` says whether it can do its work; 503 with the reason
/// when it cannot) and /metrics (for who may see long work in the whole city, and through the socket).
void add_operations_routes(RouteTable& table, Metrics& metrics, std::function<Result<void>()> ready);

}  // namespace headrow::http

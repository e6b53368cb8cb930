// Page data over loopback: 2,000 shuffled addresses of a filled data folder, cold at 4 connections and warm
// at 32, and requests a second as a ratio of an empty RESTinio handler in the same run.
//
//   headrow_page_data_bench DIR
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <random>
#include <restinio/all.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "headrow/evidence/api/routes.hpp"
#include "headrow/http/server.hpp"
#include "headrow/strategy/api/routes.hpp"
#include "http_client.hpp"

namespace {

using namespace headrow;
using bench::print;
using bench::Timing;

constexpr std::size_t kAddresses = 2000;
constexpr unsigned kSeed = 20261125;
constexpr std::size_t kFew = 4;
constexpr std::size_t kMany = 32;

template <typename T>
T got(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return std::move(*result);
}

/// Asks every address once, over so many connections at a time.
Timing ask_all(unsigned short port, const std::vector<std::string>& addresses, std::size_t connections) {
  std::atomic<std::size_t> next = 0;
  return bench::ask_at_once(connections, port,
                            [&](bench::HttpClient& client, std::size_t, std::size_t) -> std::optional<int> {
                              const std::size_t at = next++;
                              if (at >= addresses.size()) return std::nullopt;
                              return client.ask("GET", addresses[at], "Accept-Encoding: gzip\r\n");
                            });
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += std::isalnum(byte) != 0 || c == '.' || c == '_' || c == '-' ? std::string(1, c)
                                                                       : fmt::format("%{:02X}", byte);
  }
  return out;
}

std::string school_number(const evidence::SchoolSummary& school) {
  return school.urn.empty() ? school.laestab : school.urn;
}

/// Pages as people open them: mostly measures, then scorecards, spines, comparisons, schools.
std::vector<std::string> addresses(const evidence::api::PageData& data, const strategy::Strategy& strategy) {
  std::vector<std::string> measures;
  for (const auto& measure : data.evidence().catalogue().measures()) {
    if (!data.evidence().groups(measure).empty()) measures.push_back(encoded(measure.code));
  }
  const auto places = data.evidence().places(evidence::PlaceKind::Authority);
  const auto schools = data.schools().find({{}, "", "", "Open", 0, 100000}).schools;
  std::mt19937 random(kSeed);
  const auto pick = [&](const auto& list) -> const auto& { return list[random() % list.size()]; };
  std::vector<std::string> all;
  while (all.size() < kAddresses) {
    const auto& place = pick(places).code;
    const auto& measure = pick(measures);
    switch (random() % 10) {
      case 0:
        all.push_back("/api/v1/scorecard?place=" + place);
        break;
      case 1:
        all.push_back("/api/v1/minute?place=" + place);
        break;
      case 2:
        all.push_back(fmt::format("/api/v1/spine?place={}&area={}", place, pick(strategy.areas).code));
        break;
      case 3:
        all.push_back(
            fmt::format("/api/v1/compare?measure={}&places={},neighbours&place={}", measure, place, place));
        break;
      case 4:
        all.push_back("/api/v1/schools?authority=" + place);
        break;
      case 5:
        if (!schools.empty()) all.push_back("/api/v1/schools/" + school_number(pick(schools)));
        break;
      default:
        all.push_back(fmt::format("/api/v1/measure?measure={}&place={}", measure, place));
    }
  }
  return all;
}

/// The least that the same HTTP library can do: an empty answer to everything.
class EmptyServer {
public:
  EmptyServer() {
    restinio::server_settings_t<restinio::default_traits_t> settings;
    settings.address("127.0.0.1")
        .port(0)
        .request_handler(
            [](const restinio::request_handle_t& asked) { return asked->create_response().done(); })
        .acceptor_post_bind_hook(
            [this](asio::ip::tcp::acceptor& acceptor) { port_ = acceptor.local_endpoint().port(); });
    server_ =
        restinio::run_async<restinio::default_traits_t>(restinio::own_io_context(), std::move(settings), 2);
  }
  unsigned short port() const { return port_; }

private:
  unsigned short port_ = 0;
  restinio::running_server_handle_t<restinio::default_traits_t> server_;
};

/// Memory of this process in MiB, client threads included.
double memory() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word) {
    if (word == "VmRSS:" && status >> word) return std::strtod(word.c_str(), nullptr) / 1024;
  }
  return 0;
}

int run(const std::string& directory) {
  const auto catalogue = got(evidence::Catalogue::read(HEADROW_CATALOG));
  const auto strategies =
      got(strategy::read_strategies(std::string(HEADROW_CATALOG) + "/strategies", catalogue));
  const auto store = got(evidence::Store::open(directory));
  const evidence::Evidence evidence(*store, catalogue);
  const evidence::api::PageData data(*store, evidence);
  http::RouteTable table;
  evidence::api::add_evidence_routes(table, data, {});
  strategy::api::add_strategy_routes(table, {data, strategies, directory});
  http::DispatcherSettings dispatching;
  dispatching.generation = [&] { return std::to_string(data.generation()); };
  http::ServerSettings settings;
  settings.port = 0;
  const auto server = got(http::Server::start(settings, std::move(table), std::move(dispatching)));
  const auto asked = addresses(data, strategies.at(0));

  print("page data, cold, 4 connections", ask_all(server->port(), asked, kFew));
  fmt::print("memory after every page once: {:.0f} MiB\n", memory());
  const auto warm = ask_all(server->port(), asked, kMany);
  print("page data, warm, 32 connections", warm);
  const EmptyServer empty;
  ask_all(empty.port(), asked, kMany);
  const auto nothing = ask_all(empty.port(), asked, kMany);
  print("empty RESTinio handler, 32", nothing);
  fmt::print("page data answers {:.2f} as many requests a second as an empty handler\n",
             warm.per_second() / nothing.per_second());
  fmt::print("memory at the end: {:.0f} MiB\n", memory());
  return warm.refused == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "usage: headrow_page_data_bench DIR (a filled data folder that no server holds)\n");
    return 2;
  }
  try {
    return run(words[1]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}

#include "headrow/http/server.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <future>
#include <latch>
#include <stdexcept>
#include <thread>

#include "headrow/http/json.hpp"
#include "headrow/http/socket_client.hpp"
#include "headrow/test/scratch_folder.hpp"
#include "raw_client.hpp"

namespace headrow::http {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// Keeps what a command wrote.
class Kept final : public CommandOutput {
public:
  bool out(std::string_view bytes) override { return out_ += bytes, true; }
  bool error(std::string_view bytes) override { return error_ += bytes, true; }
  std::string out_;
  std::string error_;
};

int echo(const CommandRequest& command, CommandOutput& output) {
  if (command.arguments.size() == 1 && command.arguments[0] == "throw") throw std::runtime_error("no disk");
  for (const auto& argument : command.arguments) output.out(argument + "\n");
  output.error("in " + command.directory + "\n");
  output.out(std::string("\0\xFF\n", 3));
  return 3;
}

Route a_route(std::string name, Handler handler) {
  Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/api/v1/" + name;
  route.operation = "get" + name;
  route.summary = "For the test.";
  route.handler = std::move(handler);
  return route;
}

class ServerTest : public ::testing::Test {
protected:
  /// One worker and one place to wait; /api/v1/slow holds the worker until `release_`.
  void start(std::size_t workers = 1, std::size_t waiting = 1) {
    RouteTable table;
    table.add(a_route("slow", [this](const Request&) -> Result<Response> {
      entered_.set_value();
      gate_.wait();
      return json_response({{"slow", true}});
    }));
    Route patient = a_route("patient", [this](const Request&) -> Result<Response> {
      waiting_.count_down();
      gate_.wait();
      return json_response({{"patient", true}});
    });
    patient.waits = true;
    table.add(std::move(patient));
    table.add(a_route("quick",
                      [](const Request&) -> Result<Response> { return json_response({{"quick", true}}); }));
    Route steps = a_route("steps", [](const Request&) -> Result<Response> {
      Response response;
      response.content_type = "text/event-stream";
      response.stream = [](const ByteSink& sink) {
        for (int step = 1; step <= 3; ++step) sink("event: step\ndata: " + std::to_string(step) + "\n\n");
      };
      return response;
    });
    steps.follows_store = false;
    table.add(std::move(steps));
    table.add(commands_route(echo));
    ServerSettings settings;
    settings.port = 0;
    settings.socket = socket_;
    settings.to_ask = to_ask_;
    settings.workers = workers;
    settings.waiting = waiting;
    auto started = Server::start(settings, std::move(table), {});
    ASSERT_TRUE(started) << started.error().message;
    server_ = std::move(*started);
  }

  std::string get(std::string_view target, std::string_view more = "") const {
    return test::get(server_->port(), target, more);
  }

  headrow::test::ScratchFolder folder_;
  std::filesystem::path socket_ = folder_.path() / "headrow.sock";
  std::promise<void> entered_;
  std::promise<void> release_;
  std::shared_future<void> gate_ = release_.get_future().share();
  std::latch waiting_{8};
  std::chrono::milliseconds to_ask_{20'000};
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, TellsOfStepsAsTheyHappen) {
  start();
  const auto answer = get("/api/v1/steps");
  EXPECT_THAT(answer, HasSubstr("Content-Type: text/event-stream\r\n"));
  EXPECT_THAT(answer, HasSubstr("Transfer-Encoding: chunked\r\n"));
  for (const char* step : {"data: 1\n\n", "data: 2\n\n", "data: 3\n\n"}) EXPECT_THAT(answer, HasSubstr(step));
}

TEST_F(ServerTest, ASlowAskerIsBrokenOff) {
  to_ask_ = std::chrono::milliseconds(200);
  start();
  // The exchange ends when the other side closes: these never send the rest.
  EXPECT_EQ(test::exchange(server_->port(), "GET /api/v1/quick HTTP/1.1\r\nHost: local"), "");
  EXPECT_EQ(test::exchange(server_->port(),
                           "POST /api/v1/quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{"),
            "");
  EXPECT_THAT(get("/api/v1/quick"), StartsWith("HTTP/1.1 200")) << "others are served";
}

TEST_F(ServerTest, AnswersOverLoopback) {
  start();
  const auto answer = get("/api/v1/quick");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(answer, HasSubstr("Content-Type: application/json\r\n"));
  EXPECT_EQ(test::body_of(answer), R"({"quick":true})");
}

TEST_F(ServerTest, HeadSendsTheLengthAndNoBody) {
  start();
  const auto answer = test::exchange(
      server_->port(), "HEAD /api/v1/quick HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr("Content-Length: 14\r\n"));
  EXPECT_EQ(test::body_of(answer), "");
}

TEST_F(ServerTest, AConnectionServesOneRequestAfterAnother) {
  start();
  const auto both =
      test::exchange(server_->port(),
                     "GET /api/v1/quick HTTP/1.1\r\nHost: localhost\r\n\r\n"
                     "GET /api/v1/none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(both, HasSubstr("200 OK"));
  EXPECT_THAT(both, HasSubstr("404 Not Found"));
}

TEST_F(ServerTest, SmuggledLengthsAreNeverAnswered) {
  start();
  const std::string begin = "POST /api/v1/quick HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  const std::string hidden = "0\r\n\r\nGET /api/v1/quick HTTP/1.1\r\nHost: localhost\r\n\r\n";
  for (const char* lengths :
       {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "Content-Length: 5\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 60\r\n", "Content-Length: 5, 5\r\n",
        "Content-Length: -1\r\n"}) {
    EXPECT_THAT(test::exchange(server_->port(), begin + lengths + "\r\n" + hidden),
                testing::Not(HasSubstr("200 OK")))
        << lengths;
    EXPECT_EQ(test::exchange(socket_.string(), begin + lengths + "\r\n" + hidden), "") << lengths;
  }
}

TEST_F(ServerTest, WhatIsNotHttpIsNotAnswered) {
  start();
  EXPECT_EQ(test::exchange(server_->port(), "\x16\x03\x01 hello\r\n\r\n"), "");
  EXPECT_THAT(get("/api/v1/quick"), HasSubstr("200 OK"));
}

TEST_F(ServerTest, AFullPoolAnswers503) {
  start(1, 1);
  auto slow = std::async(std::launch::async, [this] { return get("/api/v1/slow"); });
  entered_.get_future().wait();
  // The worker is held; of two more requests one may wait, and the other is refused.
  auto first = std::async(std::launch::async, [this] { return get("/api/v1/quick"); });
  auto second = std::async(std::launch::async, [this] { return get("/api/v1/quick"); });
  std::string refused;
  while (refused.empty()) {
    for (auto* answer : {&first, &second}) {
      if (answer->valid() && answer->wait_for(std::chrono::milliseconds(5)) == std::future_status::ready) {
        refused = answer->get();
      }
    }
  }
  EXPECT_THAT(refused, HasSubstr("503 Service Unavailable"));
  EXPECT_THAT(refused, HasSubstr("Retry-After: 1\r\n"));
  release_.set_value();
  EXPECT_THAT((first.valid() ? first : second).get(), HasSubstr("200 OK"));
  EXPECT_THAT(slow.get(), HasSubstr("200 OK"));
}

TEST_F(ServerTest, HandlersThatWaitKeepNoWorkerFromTheRest) {
  start(1, 16);
  std::vector<std::future<std::string>> patient;
  for (int i = 0; i < 8; ++i)
    patient.push_back(std::async(std::launch::async, [this] { return get("/api/v1/patient"); }));
  waiting_.wait();
  EXPECT_THAT(get("/api/v1/quick"), HasSubstr("200 OK"));
  release_.set_value();
  for (auto& answer : patient) EXPECT_THAT(answer.get(), HasSubstr("200 OK"));
}

TEST_F(ServerTest, StoppingAnswersWhatWasAsked) {
  start();
  auto slow = std::async(std::launch::async, [this] { return get("/api/v1/slow"); });
  entered_.get_future().wait();
  auto stopped = std::async(std::launch::async, [this] { server_->stop(); });
  release_.set_value();
  EXPECT_THAT(slow.get(), HasSubstr(R"({"slow":true})"));
  stopped.wait();
  EXPECT_FALSE(std::filesystem::exists(socket_));
  EXPECT_THROW(get("/api/v1/quick"), std::runtime_error);
}

TEST_F(ServerTest, APortInUseIsAConflict) {
  start();
  ServerSettings settings;
  settings.port = server_->port();
  const auto second = Server::start(settings, RouteTable(), {});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ProblemCode::Conflict);
  EXPECT_THAT(second.error().message, HasSubstr("--port"));
}

TEST_F(ServerTest, OnlyTheOwnerMayOpenTheSocket) {
  start();
  struct stat status{};
  ASSERT_EQ(::stat(socket_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0600U);
  EXPECT_TRUE(S_ISSOCK(status.st_mode));
}

TEST_F(ServerTest, ASocketInUseIsAConflictAndOneLeftBehindIsReplaced) {
  start();
  ServerSettings settings;
  settings.port = 0;
  settings.socket = socket_;
  const auto second = Server::start(settings, RouteTable(), {});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ProblemCode::Conflict);
  server_.reset();
  const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket_.c_str(), sizeof(address.sun_path) - 1);
  ASSERT_EQ(::bind(left, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  ::close(left);
  EXPECT_TRUE(Server::start(settings, RouteTable(), {}));
}

TEST_F(ServerTest, TheSocketAnswersPageDataToo) {
  start();
  const auto answer = test::exchange(socket_.string(), "GET /api/v1/quick HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr("200 OK"));
  EXPECT_EQ(test::body_of(answer), R"({"quick":true})");
}

TEST_F(ServerTest, ACommandComesBackByteForByte) {
  start();
  Kept kept;
  const auto status =
      run_on_server(socket_, {{"measures", "--format", "csv"}, "/home/of the/asker", true}, kept);
  ASSERT_TRUE(status) << status.error().message;
  EXPECT_EQ(*status, 3);
  EXPECT_EQ(kept.out_, std::string("measures\n--format\ncsv\n\0\xFF\n", 25));
  EXPECT_EQ(kept.error_, "in /home/of the/asker\n");
}

TEST_F(ServerTest, ACommandThatThrowsEndsWithStatusOne) {
  start();
  Kept kept;
  EXPECT_EQ(*run_on_server(socket_, {{"throw"}, "", false}, kept), 1);
  EXPECT_THAT(kept.error_, HasSubstr("no disk"));
}

TEST_F(ServerTest, CommandsAreRefusedOverTcp) {
  start();
  const std::string body = R"({"arguments":["measures"]})";
  const auto answer =
      test::exchange(server_->port(),
                     fmt::format("POST /api/v1/commands HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                 "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
                                 body.size(), body));
  EXPECT_THAT(answer, HasSubstr("403 Forbidden"));
}

TEST_F(ServerTest, WithoutAServerThereIsNobodyToAsk) {
  Kept kept;
  EXPECT_FALSE(run_on_server(socket_, {{"measures"}, "", false}, kept)->has_value());
}

TEST_F(ServerTest, TheSocketOfADeepFolderWorks) {
  auto deep = folder_.path();
  for (int i = 0; i < 12; ++i) deep /= "a-folder-with-a-long-name";
  std::filesystem::create_directories(deep);
  socket_ = deep / "headrow.sock";
  start();
  Kept kept;
  EXPECT_EQ(*run_on_server(socket_, {{"x"}, "", false}, kept), 3);
}

}  // namespace
}  // namespace headrow::http

#include "headrow/http/dispatcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <stdexcept>

#include "headrow/http/command_channel.hpp"
#include "headrow/http/json.hpp"
#include "headrow/http/problem.hpp"

namespace headrow::http {
namespace {

using ::testing::HasSubstr;

Route route(const std::string& pattern, Handler handler) {
  Route made;
  made.permission = records::Permission::ReadPublished;
  made.pattern = pattern;
  made.operation = "get" + pattern;
  made.summary = "For the test.";
  made.handler = std::move(handler);
  return made;
}

std::string unpacked(std::string_view bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string plain(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

class DispatcherTest : public ::testing::Test {
protected:
  DispatcherTest() {
    table_.add(route("/api/v1/long", [this](const Request&) -> Result<Response> {
      ++asked_;
      return json_response({{"text", std::string(5000, 'a')}});
    }));
    table_.add(route("/api/v1/missing", [](const Request&) -> Result<Response> {
      return fail(ProblemCode::NotFound, "No place 'x\xFF'.", {"file.csv", 3, "LA", "x"});
    }));
    table_.add(route("/api/v1/broken",
                     [](const Request&) -> Result<Response> { throw std::runtime_error("secret path"); }));
    table_.add(commands_route([](const CommandRequest&, CommandOutput&) { return 0; }));
    settings_.generation = [this] { return generation_; };
    settings_.log = [this](std::string_view line) { logged_ += line; };
  }

  Response ask(const std::string& target, std::vector<Header> headers = {}, Method method = Method::Get) {
    Request request;
    request.method = method;
    request.target = target;
    request.headers = std::move(headers);
    if (!with_host_.empty()) request.headers.push_back({"Host", with_host_});
    request.channel = channel_;
    request.address = from_;
    return Dispatcher(table_, settings_).answer(std::move(request));
  }

  static Json json(const Response& response) { return Json::parse(response.text()); }

  RouteTable table_;
  DispatcherSettings settings_;
  std::string generation_ = "7";
  std::string logged_;
  std::string with_host_ = "localhost:8080";
  std::string from_;
  Channel channel_ = Channel::Tcp;
  int asked_ = 0;
};

TEST_F(DispatcherTest, AProxyOnThisMachineSaysWhoAsksAndWhetherOverTls) {
  settings_.behind_proxy = true;
  std::string address;
  settings_.after = [&](const Finished& finished) { address = finished.request.address; };
  const auto secure = [](const Response& response) {
    return !response.header("Strict-Transport-Security").empty();
  };
  from_ = "127.0.0.1";
  EXPECT_TRUE(
      secure(ask("/api/v1/long", {{"X-Forwarded-For", "198.51.100.7"}, {"x-forwarded-proto", "https"}})));
  EXPECT_EQ(address, "198.51.100.7");
  // What a client writes itself stands before what the proxy adds.
  EXPECT_FALSE(secure(ask("/api/v1/long", {{"X-Forwarded-For", "203.0.113.1"},
                                           {"X-Forwarded-For", "203.0.113.2, 2001:db8::7"},
                                           {"X-Forwarded-Proto", "https, http"}})));
  EXPECT_EQ(address, "2001:db8::7");
  (void)ask("/api/v1/long", {{"X-Forwarded-For", "nobody's address"}});
  EXPECT_EQ(address, "127.0.0.1");
  from_ = "198.51.100.9";
  EXPECT_FALSE(
      secure(ask("/api/v1/long", {{"X-Forwarded-For", "203.0.113.1"}, {"X-Forwarded-Proto", "https"}})))
      << "it is not the proxy";
  EXPECT_EQ(address, "198.51.100.9");
  settings_.behind_proxy = false;
  from_ = "127.0.0.1";
  EXPECT_FALSE(
      secure(ask("/api/v1/long", {{"X-Forwarded-For", "203.0.113.1"}, {"X-Forwarded-Proto", "https"}})));
  EXPECT_EQ(address, "127.0.0.1");
}

TEST_F(DispatcherTest, AProblemIsProblemJson) {
  const auto response = ask("/api/v1/missing");
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.content_type, "application/problem+json");
  const auto problem = json(response);
  EXPECT_EQ(problem["code"], "not-found");
  EXPECT_EQ(problem["status"], 404);
  EXPECT_EQ(problem["type"], "urn:headrow:problem:not-found");
  EXPECT_EQ(problem["where"]["file"], "file.csv");
  EXPECT_EQ(problem["where"]["row"], 3);
  EXPECT_EQ(response.header("ETag"), "");
}

TEST_F(DispatcherTest, EveryProblemCodeHasItsStatus) {
  EXPECT_EQ(status_of(ProblemCode::BadUsage), 400);
  EXPECT_EQ(status_of(ProblemCode::BadInput), 422);
  EXPECT_EQ(status_of(ProblemCode::NotAllowed), 403);
  EXPECT_EQ(status_of(ProblemCode::Conflict), 409);
  EXPECT_EQ(status_of(ProblemCode::Unavailable), 503);
  EXPECT_EQ(status_of(ProblemCode::Failed), 500);
}

TEST_F(DispatcherTest, AFailureInsideSaysNothingToTheAskerAndAllToTheLog) {
  const auto response = ask("/api/v1/broken");
  EXPECT_EQ(response.status, 500);
  EXPECT_THAT(std::string(response.text()), testing::Not(HasSubstr("secret")));
  EXPECT_THAT(logged_, HasSubstr(" failed: secret path"));
}

TEST_F(DispatcherTest, TheSameQuestionIsAnsweredOnceForEachGeneration) {
  const auto first = ask("/api/v1/long");
  const std::string tag(first.header("etag"));
  ASSERT_FALSE(tag.empty());
  const auto again = ask("/api/v1/long", {{"If-None-Match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.text(), "");
  EXPECT_EQ(again.header("ETag"), tag);
  EXPECT_EQ(asked_, 1);
  generation_ = "8";
  EXPECT_EQ(ask("/api/v1/long", {{"If-None-Match", tag}}).status, 200);
  EXPECT_EQ(asked_, 2);
}

TEST_F(DispatcherTest, AnAnswerIsMadeOnceForEachGeneration) {
  const Dispatcher dispatcher(table_, settings_);
  Request request;
  request.target = "/api/v1/long";
  request.headers = {{"Host", "localhost"}};
  const auto first = dispatcher.answer(request);
  const auto again = dispatcher.answer(request);
  EXPECT_EQ(asked_, 1);
  EXPECT_EQ(first.text(), again.text());
  request.headers.push_back({"Accept-Encoding", "gzip"});
  EXPECT_EQ(unpacked(dispatcher.answer(request).text()), first.text());
  generation_ = "8";
  dispatcher.answer(request);
  EXPECT_EQ(asked_, 3);
}

TEST_F(DispatcherTest, ATagOfAnotherGenerationThatBeginsAlikeIsAnother) {
  generation_ = "71";
  EXPECT_EQ(ask("/api/v1/long", {{"If-None-Match", "W/\"7\""}}).status, 200);
}

TEST_F(DispatcherTest, CompressesLongAnswersForThoseWhoTakeIt) {
  const auto plain = ask("/api/v1/long");
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");
  const auto packed = ask("/api/v1/long", {{"Accept-Encoding", "br, gzip;q=0.5"}});
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_LT(packed.text().size(), plain.text().size() / 10);
  EXPECT_EQ(unpacked(packed.text()), plain.text());
  EXPECT_EQ(ask("/api/v1/long", {{"Accept-Encoding", "gzip;q=0, *"}}).header("Content-Encoding"), "");
  EXPECT_EQ(ask("/api/v1/missing", {{"Accept-Encoding", "gzip"}}).header("Content-Encoding"), "");
}

TEST_F(DispatcherTest, EveryAnswerCarriesTheSecurityHeaders) {
  for (const char* target : {"/api/v1/long", "/api/v1/missing", "/nowhere", "/api/openapi.json"}) {
    const auto response = ask(target);
    EXPECT_THAT(std::string(response.header("Content-Security-Policy")), HasSubstr("default-src 'self'"))
        << target;
    EXPECT_THAT(std::string(response.header("Content-Security-Policy")), HasSubstr("frame-ancestors 'none'"));
    EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.header("Referrer-Policy"), "no-referrer");
  }
}

TEST_F(DispatcherTest, RefusesWhatIsTooHeavy) {
  EXPECT_EQ(ask("/api/v1/long?" + std::string(9000, 'x')).status, 414);
  EXPECT_EQ(ask("/api/v1/long", {{"X-Long", std::string(40000, 'x')}}).status, 431);
  Request heavy;
  heavy.target = "/api/v1/long";
  heavy.body = std::string(2 << 20, 'x');
  EXPECT_EQ(Dispatcher(table_, settings_).answer(std::move(heavy)).status, 413);
  EXPECT_EQ(asked_, 0);
}

TEST_F(DispatcherTest, RefusesNamesThatAreNotItsOwn) {
  with_host_ = "evil.example:8080";
  EXPECT_EQ(ask("/api/v1/long").status, 421);
  with_host_ = "";
  EXPECT_EQ(ask("/api/v1/long").status, 421);
  for (const char* host : {"127.0.0.1", "127.0.0.1:8080", "[::1]:8080", "localhost"}) {
    with_host_ = host;
    EXPECT_EQ(ask("/api/v1/long").status, 200) << host;
  }
  settings_.hosts = {"headrow.example"};
  with_host_ = "headrow.example";
  EXPECT_EQ(ask("/api/v1/long").status, 200);
}

TEST_F(DispatcherTest, CommandsAreRefusedOverTcp) {
  Request request;
  request.method = Method::Post;
  request.target = std::string(kCommandsPath);
  request.headers = {{"Host", "localhost"}, {"Content-Type", "application/json"}};
  request.body = R"({"arguments":["measures"]})";
  const Dispatcher dispatcher(table_, settings_);
  EXPECT_EQ(dispatcher.answer(request).status, 403);
  request.channel = Channel::LocalSocket;
  const auto response = dispatcher.answer(request);
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(static_cast<bool>(response.stream));
}

TEST_F(DispatcherTest, SaysWhichMethodsAnAddressTakes) {
  const auto response = ask("/api/v1/long", {}, Method::Post);
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.header("Allow"), "GET, HEAD");
  EXPECT_EQ(ask(std::string(kCommandsPath)).header("Allow"), "POST");
  EXPECT_EQ(ask("/", {}, Method::Post).status, 405);
  EXPECT_EQ(ask("/api/v1/long", {}, Method::Other).status, 405);
}

TEST_F(DispatcherTest, HeadHasTheHeadersOfGetAndNoBody) {
  const auto head = ask("/api/v1/long", {}, Method::Head);
  EXPECT_EQ(head.status, 200);
  EXPECT_TRUE(head.without_body);
  EXPECT_EQ(head.text().size(), ask("/api/v1/long").text().size());
}

TEST_F(DispatcherTest, ApiAddressesNeverGetAPage) {
  EXPECT_EQ(ask("/api/v1/nothing").status, 404);
  EXPECT_EQ(ask("/api/v1/nothing").content_type, "application/problem+json");
  EXPECT_EQ(ask("/api").status, 404);
}

TEST_F(DispatcherTest, ABusyServerSaysWhenToComeBack) {
  const auto busy = Dispatcher(table_, settings_).busy();
  EXPECT_EQ(busy.status, 503);
  EXPECT_EQ(busy.header("Retry-After"), "1");
  EXPECT_EQ(json(busy)["code"], "unavailable");
}

TEST_F(DispatcherTest, DescribesItself) {
  const auto document = json(ask("/api/openapi.json"));
  for (const auto& entry : table_.routes())
    EXPECT_TRUE(document["paths"].contains(entry.pattern)) << entry.pattern;
  EXPECT_TRUE(document["paths"].contains("/api/openapi.json"));
}

}  // namespace
}  // namespace headrow::http

// Bytes of a request as they come over a socket: the parser of messages, the reading of addresses, the checks
// of parameters. Whatever they are, there is an answer or none, never a crash, and an answer that is JSON.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "headrow/http/address.hpp"
#include "headrow/http/dispatcher.hpp"
#include "headrow/http/json.hpp"
#include "message_parser.hpp"
#include "must.hpp"

using namespace headrow;

namespace {

http::Dispatcher make_dispatcher() {
  http::Route route;
  route.permission = records::Permission::ReadPublished;
  route.pattern = "/a/{id}";
  route.operation = "getA";
  route.summary = "Answers with what it was asked.";
  route.variables = {{"id", "a number", http::ParameterType::WholeNumber, true, {}, ""}};
  route.parameters = {{"text", "any", http::ParameterType::Text, false, {}, ""},
                      {"flag", "one of two", http::ParameterType::YesNo, false, {}, ""}};
  route.handler = [](const http::Request& request) -> Result<http::Response> {
    must(http::is_utf8(request.parameter("text")), "a parameter is UTF-8");
    return http::json_response({{"id", request.variable("id")}, {"text", request.parameter("text")}});
  };
  http::RouteTable table;
  table.add(std::move(route));
  http::DispatcherSettings settings;
  settings.generation = [] { return std::string("1"); };
  return {std::move(table), std::move(settings)};
}

void check_message(std::string_view bytes) {
  http::MessageParser parser(http::MessageParser::Kind::Request, 1 << 20);
  const auto half = bytes.size() / 2;
  auto whole = parser.feed(bytes.substr(0, half));
  if (whole && !*whole) whole = parser.feed(bytes.substr(half));
  if (!whole || !*whole) return;
  static const http::Dispatcher dispatcher = make_dispatcher();
  auto request = parser.request();
  request.channel = http::Channel::LocalSocket;
  const bool packed = !request.header("Accept-Encoding").empty();
  const auto response = dispatcher.answer(std::move(request));
  must(response.status >= 200 && response.status < 600, "a status is one");
  must(packed || response.text().empty() || nlohmann::json::accept(response.text()), "an answer is JSON");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_message(text);
  http::Request request;
  if (http::read_target(text, request)) {
    must(http::is_utf8(request.path), "a path is UTF-8");
    for (const auto& [name, value] : request.query)
      must(http::is_utf8(name) && http::is_utf8(value), "a query is UTF-8");
  }
  return 0;
}

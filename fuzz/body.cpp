// A JSON body as somebody sends it. What is let through has the members of its shape and no others, and its
// texts are UTF-8 of their length, whatever the bytes were.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "headrow/http/address.hpp"
#include "headrow/http/body.hpp"
#include "headrow/http/json.hpp"
#include "must.hpp"

using namespace headrow;

namespace {

http::Route route_with_body() {
  using http::Shape;
  http::Route route;
  route.method = http::Method::Post;
  route.pattern = "/a";
  route.permission = records::Permission::SignIn;
  route.operation = "makeA";
  route.summary = "Takes a body.";
  route.body = Shape::object({{"name", Shape::text().at_most(20)},
                              {"when", Shape::text().or_null()},
                              {"list", Shape::list(Shape::text().at_most(4))},
                              {"count", Shape::whole_number()}})
                   .without(std::vector<std::string>{"when"});
  return route;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const http::Route route = route_with_body();
  static const http::RouteTable table;
  http::Request request;
  request.method = http::Method::Post;
  request.headers = {{"Content-Type", "application/json"}};
  request.body.assign(reinterpret_cast<const char*>(data), size);
  const auto refused = http::refused_body(route, table, request);
  if (refused) {
    must(refused->status == 400 || refused->status == 422, "a refusal says so");
    must(nlohmann::json::accept(refused->text()), "a refusal is JSON");
    return 0;
  }
  const auto& body = *request.json;
  must(body.size() <= 4 && body.contains("name") && body.contains("list") && body.contains("count"),
       "the members of the shape");
  const auto name = body["name"].get<std::string>();
  must(name.size() <= 20 && http::is_utf8(name), "a text of its length");
  must(body["count"].is_number_integer(), "a whole number");
  for (const auto& item : body["list"]) must(item.get<std::string>().size() <= 4, "texts of a list likewise");
  return 0;
}

#include "headrow/http/dispatcher.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>

#include "answer_cache.hpp"
#include "compression.hpp"
#include "forwarded.hpp"
#include "headrow/http/access.hpp"
#include "headrow/http/address.hpp"
#include "headrow/http/body.hpp"
#include "headrow/http/json.hpp"
#include "headrow/http/problem.hpp"

namespace headrow::http {
namespace {

constexpr std::size_t kWorthCompressing = 1400;  // what fits one packet gains nothing
constexpr int kQuickCompression = 1;             // answers are made while somebody waits

// Everything comes from this server. Styles in the page are allowed because the charts draw theirs into the
// picture.
constexpr std::array<std::pair<const char*, const char*>, 6> kSecurityHeaders{{
    {"Content-Security-Policy",
     "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
     "base-uri 'none'; "
     "form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
}};

std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

bool known_host(const std::vector<std::string>& more, std::string_view host) {
  const auto name = without_port(host);
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]" ||
         std::ranges::find(more, name) != more.end();
}

/// True when If-None-Match names the tag, whatever proxies did to its weakness.
bool names_tag(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || (!tag.empty() && if_none_match.find(tag) != std::string_view::npos);
}

std::optional<Response> too_heavy(const Request& request, const Limits& limits) {
  if (request.target.size() > limits.target) {
    return problem_response(414, "address-too-long", "The address is too long",
                            fmt::format("At most {} bytes are read.", limits.target));
  }
  std::size_t size = 0;
  for (const auto& header : request.headers) size += header.name.size() + header.value.size() + 4;
  if (size > limits.headers) {
    return problem_response(431, "headers-too-large", "The header fields are too large",
                            fmt::format("At most {} bytes are read.", limits.headers));
  }
  if (request.body.size() > limits.body) {
    return problem_response(413, "body-too-large", "The body is too large",
                            fmt::format("At most {} bytes are read.", limits.body));
  }
  return std::nullopt;
}

Response method_not_allowed(const std::vector<Method>& methods) {
  std::string allow;
  for (const Method method : methods) {
    allow += fmt::format("{}{}", allow.empty() ? "" : ", ", method_text(method));
    if (method == Method::Get) allow += ", HEAD";
  }
  auto response = problem_response(405, "method-not-allowed", "This address does not take that method",
                                   fmt::format("It takes {}.", allow));
  response.headers.push_back({"Allow", allow});
  return response;
}

Route document_route(const std::shared_ptr<const std::string>& document) {
  Route route;
  route.pattern = "/api/openapi.json";
  route.permission = records::Permission::SignIn;
  route.operation = "getOpenApi";
  route.summary = "This document: every address, what it takes and what it answers.";
  route.follows_store = false;
  route.handler = [document](const Request&) -> Result<Response> {
    Response response;
    response.content_type = "application/json";
    response.body = document;
    response.headers.push_back({"Cache-Control", "no-cache"});
    return response;
  };
  return route;
}

void compress(const Request& request, Response& response) {
  if (response.text().size() < kWorthCompressing || !response.header("Vary").empty() ||
      !compressible(response.content_type)) {
    return;
  }
  response.headers.push_back({"Vary", "Accept-Encoding"});
  if (!accepts_gzip(request.header("Accept-Encoding"))) return;
  if (auto packed = gzipped(response.text(), kQuickCompression)) {
    response.body = std::make_shared<const std::string>(std::move(*packed));
    response.headers.push_back({"Content-Encoding", "gzip"});
  }
}

Response tagged(Response response, const std::string& tag) {
  response.headers.push_back({"ETag", tag});
  response.headers.push_back({"Cache-Control", "private, no-cache"});
  return response;
}

std::string new_request_id() {
  std::uint64_t bits = 0;
  if (::getrandom(&bits, sizeof bits, 0) != static_cast<ssize_t>(sizeof bits))
    throw std::runtime_error("the machine gives no random numbers");
  return fmt::format("{:016x}", bits);
}

records::Day utc_today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

Response too_many(std::chrono::milliseconds wait) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
  auto response =
      problem_response(429, "too-many-requests", "Too many requests",
                       fmt::format("Wait {} second{}, then go on.", seconds, seconds == 1 ? "" : "s"));
  response.headers.push_back({"Retry-After", std::to_string(seconds)});
  return response;
}

/// Who is not signed in, where nothing says that published figures are closed.
std::shared_ptr<const records::Principal> anybody() {
  records::Principal principal;
  principal.grants.emplace_back();
  principal.grants.back().permissions.add(records::Permission::ReadPublished);
  principal.grants.back().permissions.add(records::Permission::SignIn);
  return std::make_shared<const records::Principal>(std::move(principal));
}

}  // namespace

Dispatcher::Dispatcher(RouteTable table, DispatcherSettings settings)
    : table_(std::move(table)),
      settings_(std::move(settings)),
      kept_(std::make_unique<AnswerCache>(settings_.kept_answers)),
      by_address_(std::make_unique<RateLimiter>(settings_.by_address)),
      by_principal_(std::make_unique<RateLimiter>(settings_.by_principal)) {
  const auto document = std::make_shared<std::string>();
  table_.add(document_route(document));
  *document = openapi_document(table_, settings_.title).dump(2);
}

Dispatcher::~Dispatcher() = default;

Response Dispatcher::answer(Request request) const {
  const auto begun = std::chrono::steady_clock::now();
  if (settings_.behind_proxy) take_forwarded(request);
  std::string_view route;
  Response response = finished(request, made(request, route));
  if (settings_.after) {
    settings_.after(
        {request, route, response,
         std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun)});
  }
  return response;
}

Response Dispatcher::made(Request& request, std::string_view& route) const {
  try {
    if (request.id.empty()) request.id = new_request_id();
    auto heavy = too_heavy(request, settings_.limits);
    return heavy ? std::move(*heavy) : routed(request, route);
  } catch (const std::exception& error) {
    if (settings_.log) settings_.log(fmt::format("request {} failed: {}", request.id, error.what()));
    return problem_response(
        {ProblemCode::Failed, "The answer could not be made. The server's log says more."});
  }
}

Response Dispatcher::routed(Request& request, std::string_view& route) const {
  if (request.channel == Channel::Tcp && !on_loopback(request.address)) {
    if (const auto wait = by_address_->take(request.address); wait.count() > 0) return too_many(wait);
  }
  if (request.channel == Channel::Tcp && !known_host(settings_.hosts, request.header("Host"))) {
    return problem_response(421, "unknown-host", "This server does not go by that name",
                            "Ask it as localhost, or name the host when the server is started.");
  }
  if (auto read = read_target(std::string(request.target), request); !read)
    return problem_response(read.error());
  auto match = table_.find(request.method, request.path);
  if (match.route) {
    route = match.route->pattern;
    request.variables = std::move(match.variables);
    return handled(*match.route, request);
  }
  if (!match.other_methods.empty()) return method_not_allowed(match.other_methods);
  if (request.path == "/api" || request.path.starts_with("/api/")) {
    return problem_response(
        {ProblemCode::NotFound, fmt::format("There is nothing at {}. /api/openapi.json lists what "
                                            "there is.",
                                            request.path)});
  }
  if (request.method != Method::Get && request.method != Method::Head)
    return method_not_allowed({Method::Get});
  route = "pages";
  auto file = settings_.pages.answer(request);
  return file ? std::move(*file) : problem_response(file.error());
}

Asker Dispatcher::identified(const Request& request) const {
  if (request.channel == Channel::LocalSocket) {
    records::Principal owner;
    owner.kind = records::Principal::Kind::Operator;
    owner.id = request.address;
    return {std::make_shared<const records::Principal>(std::move(owner)), "", ""};
  }
  return settings_.identify ? settings_.identify(request) : Asker{anybody(), "", ""};
}

Response Dispatcher::handled(const Route& route, Request& request) const {
  request.asker = identified(request);
  if (request.channel == Channel::Tcp && !request.asker.principal->id.empty()) {
    if (const auto wait = by_principal_->take(request.asker.principal->id); wait.count() > 0)
      return too_many(wait);
  }
  if (auto refused = refusal(route, request, settings_.today ? settings_.today() : utc_today()))
    return std::move(*refused);
  if (auto checked = check_parameters(route, request); !checked) return problem_response(checked.error());
  if (auto refused = refused_body(route, table_, request)) return std::move(*refused);
  if (route.follows_store && route.method == Method::Get && settings_.generation)
    return followed(route, request);
  auto result = route.handler(request);
  return result ? std::move(*result) : problem_response(result.error());
}

/// Answers that follow the store. The tag is taken before the handler looks: should a load come in between,
/// the answer is newer than its tag says and is asked for again, never older.
Response Dispatcher::followed(const Route& route, const Request& request) const {
  const std::string generation = settings_.generation();
  const std::string tag = fmt::format("W/\"{}\"", generation);
  if (names_tag(request.header("If-None-Match"), tag)) {
    Response unchanged;
    unchanged.status = 304;
    return tagged(std::move(unchanged), tag);
  }
  const std::string question =
      (accepts_gzip(request.header("Accept-Encoding")) ? "gzip " : "plain ") + request.target;
  if (auto kept = kept_->find(generation, question)) return std::move(*kept);
  auto result = route.handler(request);
  if (!result) return problem_response(result.error());
  compress(request, *result);
  auto response = tagged(std::move(*result), tag);
  kept_->keep(generation, question, response);
  return response;
}

Response Dispatcher::finished(const Request& request, Response response) const {
  for (const auto& [name, value] : kSecurityHeaders) response.headers.push_back({name, value});
  if (response.header("Cache-Control").empty()) response.headers.push_back({"Cache-Control", "no-store"});
  if (request.secure) response.headers.push_back({"Strict-Transport-Security", "max-age=31536000"});
  if (!request.id.empty()) response.headers.push_back({"X-Request-Id", request.id});
  if (!response.stream) compress(request, response);
  response.without_body = request.method == Method::Head;
  return response;
}

bool Dispatcher::waits(const Request& request) const {
  Request read;
  if (!read_target(request.target, read)) return false;
  const auto match = table_.find(request.method, read.path);
  return match.route != nullptr && match.route->waits;
}

Response Dispatcher::busy() const {
  Request request;
  return finished(request,
                  problem_response({ProblemCode::Unavailable, "The server is busy. Ask again in a second."}));
}

}  // namespace headrow::http

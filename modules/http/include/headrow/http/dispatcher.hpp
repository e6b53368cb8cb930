#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/http/message.hpp"
#include "headrow/http/metrics.hpp"
#include "headrow/http/openapi.hpp"
#include "headrow/http/rate_limiter.hpp"
#include "headrow/http/route.hpp"
#include "headrow/http/static_files.hpp"
#include "headrow/records/access.hpp"

namespace headrow::http {

/// What a request may weigh before it is refused with 414, 431 or 413. The listeners break off connections
/// that go far beyond it without an answer.
struct Limits {
  std::size_t target = std::size_t{8} * 1024;
  std::size_t headers = std::size_t{32} * 1024;
  std::size_t body = std::size_t{1024} * 1024;
};

class AnswerCache;

struct DispatcherSettings {
  ApiTitle title;
  StaticFiles pages;
  Limits limits;
  /// Changes whenever the same question may have another answer (store, catalogue, program); becomes the
  /// entity tag.
  std::function<std::string()> generation;
  /// Who sends a request that came over TCP. Absent: nobody is signed in, and published figures are open.
  std::function<Asker(const Request&)> identify;
  std::function<records::Day()> today;  ///< by which grants begin and end; absent: the machine's day, in UTC
  /// Names under which the server may be asked over TCP, beside localhost: others are refused, so that a
  /// foreign page cannot reach it through a name of its own (DNS rebinding).
  std::vector<std::string> hosts;
  bool behind_proxy = false;  ///< one on this machine, which says who asks (X-Forwarded-For, -Proto)
  std::size_t kept_answers =
      std::size_t{16} * 1024 * 1024;          ///< bytes of answers that are kept until the generation changes
  std::function<void(std::string_view)> log;  ///< told of failures inside handlers
  std::function<void(const Finished&)> after;  ///< told of every answer that was made
  /// By the machine that asks, this one apart; and by person or client.
  RateLimit by_address, by_principal;
};

/// From request to response, whichever listener it came by: limits, route, who asks and whether they may,
/// parameters, body, entity tag, handler, compression, security headers. Thread-safe; never throws.
class Dispatcher {
public:
  Dispatcher(RouteTable table, DispatcherSettings settings);
  ~Dispatcher();

  Response answer(Request request) const;

  /// Whether the handler that answers this will mostly wait (`Route::waits`).
  bool waits(const Request& request) const;

  const RouteTable& table() const { return table_; }

  /// The answer when no worker is free: 503 with Retry-After.
  Response busy() const;

private:
  Response made(Request& request, std::string_view& route) const;
  Response routed(Request& request, std::string_view& route) const;
  Response handled(const Route& route, Request& request) const;
  Asker identified(const Request& request) const;
  Response followed(const Route& route, const Request& request) const;
  Response finished(const Request& request, Response response) const;

  RouteTable table_;
  DispatcherSettings settings_;
  std::unique_ptr<AnswerCache> kept_;
  std::unique_ptr<RateLimiter> by_address_, by_principal_;
};

}  // namespace headrow::http

#include "request_log.hpp"

#include "headrow/http/json.hpp"
#include "headrow/records/audit.hpp"

namespace headrow::app {

std::string log_line(const http::Finished& finished, const std::string& now) {
  const auto& principal = finished.request.asker.principal;
  return http::json_text({{"at", now},
                          {"request", finished.request.id},
                          {"method", http::method_text(finished.request.method)},
                          {"route", finished.route},
                          {"status", finished.response.status},
                          {"ms", static_cast<double>(finished.took.count()) / 1000},
                          {"bytes", finished.response.text().size()},
                          {"by", principal ? records::actor_kind_text(principal->kind) : "nobody"}});
}

}  // namespace headrow::app

#include "routes.hpp"

#include "headrow/evidence/api/json_parts.hpp"

namespace headrow::evidence::api {

void add_evidence_routes(http::RouteTable& table, const PageData& data, const About& about) {
  define_shapes(table);
  add_about_routes(table, data, about);
  add_boundary_route(table, data);
  add_measure_route(table, data);
  add_figure_routes(table, data);
  add_school_routes(table, data);
  add_source_routes(table, data, about);
  add_finding_routes(table, data, about);
}

bool sees_children(const About& about, const http::Request& request) {
  return about.sees_children && about.sees_children(*request.asker.principal);
}

}  // namespace headrow::evidence::api

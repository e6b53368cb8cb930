#pragma once

#include "headrow/evidence/api/page_data.hpp"
#include "headrow/evidence/api/routes.hpp"
#include "headrow/http/route.hpp"

namespace headrow::evidence::api {

// Each adds the routes of one subject.
void add_about_routes(http::RouteTable& table, const PageData& data, const About& about);
void add_boundary_route(http::RouteTable& table, const PageData& data);
void add_measure_route(http::RouteTable& table, const PageData& data);
void add_figure_routes(http::RouteTable& table, const PageData& data);
void add_school_routes(http::RouteTable& table, const PageData& data);
void add_source_routes(http::RouteTable& table, const PageData& data, const About& about);
void add_finding_routes(http::RouteTable& table, const PageData& data, const About& about);
/// Whether the asker may see files about children among those that are loaded.
bool sees_children(const About& about, const http::Request& request);
void add_pupil_school_routes(http::RouteTable& table, const PageData& data,
                             const std::function<records::Day()>& today);
void add_pupil_comparison_routes(http::RouteTable& table, const PageData& data,
                                 const std::function<records::Day()>& today);
void add_pupil_attendance_routes(http::RouteTable& table, const PageData& data,
                                 const std::function<records::Day()>& today);
void add_pupil_gap_routes(http::RouteTable& table, const PageData& data,
                          const std::function<records::Day()>& today);

}  // namespace headrow::evidence::api

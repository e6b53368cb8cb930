#pragma once

#include <map>
#include <string>
#include <vector>

#include "headrow/http/json.hpp"
#include "headrow/http/route.hpp"
#include "headrow/records/api/json_parts.hpp"
#include "headrow/records/api/routes.hpp"

namespace headrow::records::api {

using http::Json;
using http::Request;
using http::Response;
using http::Shape;

// json_parts.cpp
Json person_json(const RecordPages& pages, const Record& person);
Json task_json(const RecordPages& pages, const Record& task, const Principal& asker);
Json history_json(const RecordPages& pages, const std::vector<RecordVersion>& versions);
/// Names of the people and clients of a list of ids; what is no id of theirs stays as it is.
std::map<std::string, std::string> names_of(const RecordPages& pages, const std::vector<std::string>& ids);

// shapes.cpp
void define_shapes(http::RouteTable& table);
Shape page_of(const std::string& list, const std::string& shape);
Shape new_grant_shape();

// asked.cpp
Actor actor_of(const Request& request);
long page_of_request(const Request& request);
http::Parameter page_parameter();
http::Parameter id_variable(const std::string& what);
std::string text_of(const Json& body, const char* name);
Result<NewGrant> grant_asked(const Json& body);
Result<std::vector<NewGrant>> grants_asked(const Json& body);
/// Why something is done, in a body.
Shape reason_shape();
/// A route of ours that no store's entity tag goes with.
http::Route route_of(http::Method method, std::string pattern, std::string operation, Permission permission,
                     std::string summary);
/// The person of the route after a change, or both versions where somebody else was first.
Result<Response> changed_person(const RecordPages& pages, const Request& request,
                                const Result<Record>& changed);
/// 409 with both versions, where a record has moved on since the asker's version; the problem itself
/// otherwise.
Response conflict_or_problem(const Problem& problem, bool moved_on, Json mine, Json theirs);

// one a file
void add_people_list(http::RouteTable& table, const RecordPages& pages);
void add_people_routes(http::RouteTable& table, const RecordPages& pages);
void add_client_routes(http::RouteTable& table, const RecordPages& pages);
void add_audit_routes(http::RouteTable& table, const RecordPages& pages);
void add_task_routes(http::RouteTable& table, const RecordPages& pages);
void add_account_routes(http::RouteTable& table, const RecordPages& pages);
void add_job_routes(http::RouteTable& table, const RecordPages& pages);
void add_retention_routes(http::RouteTable& table, const RecordPages& pages);
void add_data_subject_routes(http::RouteTable& table, const RecordPages& pages);

}  // namespace headrow::records::api

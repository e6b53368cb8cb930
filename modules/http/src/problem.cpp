#include "headrow/http/problem.hpp"

#include <array>

#include "headrow/http/json.hpp"

namespace headrow::http {
namespace {

struct Entry {
  ProblemCode code;
  int status;
  const char* name;
  const char* title;
};

constexpr std::array<Entry, 7> kProblems{{
    {ProblemCode::BadInput, 422, "bad-input", "What was given breaks a rule"},
    {ProblemCode::BadUsage, 400, "bad-usage", "The question makes no sense"},
    {ProblemCode::NotFound, 404, "not-found", "Not found"},
    {ProblemCode::NotAllowed, 403, "not-allowed", "Not allowed"},
    {ProblemCode::Conflict, 409, "conflict", "Something else was first"},
    {ProblemCode::Unavailable, 503, "unavailable", "Busy"},
    {ProblemCode::Failed, 500, "failed", "Something went wrong here"},
}};

const Entry& entry(ProblemCode code) {
  for (const auto& candidate : kProblems) {
    if (candidate.code == code) return candidate;
  }
  return kProblems.back();
}

Json problem_json(int status, const std::string& code, const std::string& title, const std::string& detail) {
  return {{"type", "urn:headrow:problem:" + code},
          {"title", title},
          {"status", status},
          {"code", code},
          {"detail", detail}};
}

Response from_json(int status, const Json& json) {
  // Messages may quote what was asked; whatever its bytes, the answer stays JSON.
  auto response =
      text_response("application/problem+json", json.dump(-1, ' ', false, Json::error_handler_t::replace));
  response.status = status;
  response.headers.push_back({"Cache-Control", "no-store"});
  if (status == 503) response.headers.push_back({"Retry-After", "1"});
  return response;
}

Json where_json(const Where& where) {
  Json json = Json::object();
  if (!where.file.empty()) json["file"] = where.file;
  if (where.row > 0) json["row"] = where.row;
  if (!where.column.empty()) json["column"] = where.column;
  if (!where.value.empty()) json["value"] = where.value;
  return json;
}

}  // namespace

int status_of(ProblemCode code) {
  return entry(code).status;
}

Response problem_response(const Problem& problem) {
  const auto& known = entry(problem.code);
  auto json = problem_json(known.status, known.name, known.title, problem.message);
  if (!problem.where.file.empty() || !problem.where.column.empty()) json["where"] = where_json(problem.where);
  return from_json(known.status, json);
}

Response problem_response(int status, const std::string& code, const std::string& title,
                          const std::string& detail) {
  return from_json(status, problem_json(status, code, title, detail));
}

}  // namespace headrow::http

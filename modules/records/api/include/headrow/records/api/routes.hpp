#pragma once

#include <functional>
#include <string>
#include <vector>

#include "headrow/http/route.hpp"
#include "headrow/records/jobs.hpp"
#include "headrow/records/notices.hpp"
#include "headrow/records/people.hpp"
#include "headrow/records/retention.hpp"
#include "headrow/records/tasks.hpp"

namespace headrow::records::api {

/// Something that changed since somebody was last here.
struct Change {
  std::string at, text, href;
};

/// How a person signs in, as the pages of people show it.
struct SignInSummary {
  bool second_factor = false;
  std::string last_signed_in;
};

/// What the pages of people, tasks, audit and jobs are made of. All of it outlives the routes; the functions
/// come from the rooms beside (sign-in, the register of places).
struct RecordPages {
  Database& database;
  People& people;
  const Principals& principals;
  Tasks& tasks;
  NoticeSettings& notices;
  Jobs& jobs;
  Retention& retention;
  std::function<Day()> today;
  std::function<std::string(const std::string& code)> place_name;  ///< "" for a code that nothing goes by
  std::string anchor_file;                                         ///< where the audit's head is noted

  struct Invitation {
    std::string url, expires;
  };
  std::function<Result<Invitation>(const std::string& person, const http::Request&)> invite;
  std::function<SignInSummary(const std::string& person)> sign_in;
  std::function<Result<std::string>(const std::string& client, const Actor&)> make_token;
  std::function<std::string(const std::string& client)> token_last_used;
  std::function<std::string(const http::Request&)> address;  ///< "https://host" that the pages go by
  /// Everything that is kept about somebody, as JSON.
  std::function<Result<std::string>(const std::string& subject, const Actor&)> export_subject;
  /// What changed beside the records (loads of figures) since an instant, newest first.
  std::function<std::vector<Change>(const std::string& since)> other_changes;
};

/// Adds the routes of docs/people-api.md that are about roles, people, machine clients, the audit, tasks,
/// changes, notices, jobs, retention and what people may ask about their data.
void add_record_routes(http::RouteTable& table, const RecordPages& pages);

}  // namespace headrow::records::api

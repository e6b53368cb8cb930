#include <fmt/format.h>

#include "commands.hpp"
#include "headrow/formats/csv_writer.hpp"
#include "headrow/records/days.hpp"
#include "headrow/sign_in/api/routes.hpp"
#include "open_records.hpp"
#include "open_workspace.hpp"
#include "place_register.hpp"
#include "report_problem.hpp"

namespace headrow::app {
namespace {

std::string grants_text(RecordRooms& rooms, const std::string& person) {
  std::string text;
  for (const auto& grant : rooms.people().grants_of(person)) {
    if (grant["state"] != "current") continue;
    text += fmt::format("{}{} ({}{}{})", text.empty() ? "" : "; ", grant["role"], grant["scope_kind"],
                        grant["scope"].empty() ? "" : " ", grant["scope"]);
  }
  return text;
}

std::string address_of(const Session& session, const std::string& directory) {
  const auto settings = read_settings(session.path(directory));
  return settings && !settings->public_address.empty() ? settings->public_address : "http://127.0.0.1:8080";
}

}  // namespace

int user_add_command(Session& session, const UserArguments& arguments) {
  auto workspace = OpenWorkspace::of(session, arguments.directory);
  if (!workspace) return report(session, workspace.error());
  auto rooms = OpenRecords::of(session, arguments.directory);
  if (!rooms) return report(session, rooms.error());
  const auto kind = records::read_scope_kind(arguments.scope_kind);
  if (!kind) return report(session, kind.error());
  if (!arguments.scope.empty() && !scope_known(workspace->get(), *kind, arguments.scope)) {
    return report(session, {ProblemCode::BadInput,
                            "The registers know no such place. Load them first.",
                            {"", 0, "--scope", arguments.scope}});
  }
  const records::NewGrant grant{arguments.role, *kind, arguments.scope, {}, "", ""};
  const auto actor = session.actor;
  const auto person = rooms->get().people().add(arguments.name, arguments.email, {grant}, actor);
  if (!person) return report(session, person.error());
  const auto link = rooms->get().sign_in().invite(person->id, actor);
  if (!link) return report(session, link.error());
  session.out << fmt::format(
      "Added {}. Their invitation works once, until {}:\n{}\n", (*person)["email"],
      records::instant_text(link->expires).substr(0, 16),
      sign_in::api::invitation_url(address_of(session, arguments.directory), link->token));
  return kDone;
}

int user_list_command(Session& session, const UserArguments& arguments) {
  auto rooms = OpenRecords::of(session, arguments.directory);
  if (!rooms) return report(session, rooms.error());
  const auto people = rooms->get().database().read([](soci::session& sql) {
    return records::find_records(sql, records::person_class(), "1=1", {}, "ORDER BY lower(name), id");
  });
  std::string csv_text;
  formats::CsvWriter csv(csv_text);
  csv.row({"name", "email", "state", "grants"});
  for (const auto& person : people) {
    const std::string grants = grants_text(rooms->get(), person.id);
    csv.row({person["name"], person["email"], person["state"], grants});
    if (arguments.format == "text")
      session.out << fmt::format("{:<30} {:<40} {:<8} {}\n", person["name"], person["email"], person["state"],
                                 grants);
  }
  if (arguments.format == "csv") session.out << csv_text;
  return kDone;
}

int user_leave_command(Session& session, const UserArguments& arguments) {
  auto rooms = OpenRecords::of(session, arguments.directory);
  if (!rooms) return report(session, rooms.error());
  const auto person = rooms->get().people().find_by_email(arguments.email);
  if (!person) {
    return report(session, {ProblemCode::NotFound,
                            "Nobody has this e-mail address. headrow user list shows who there is.",
                            {"", 0, "--email", arguments.email}});
  }
  const auto left = rooms->get().people().leave(person->id, person->version, arguments.reason, session.actor);
  if (!left) return report(session, left.error());
  session.out << "All grants and sessions of " << arguments.email << " have ended.\n";
  return kDone;
}

}  // namespace headrow::app

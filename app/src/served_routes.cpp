#include "served_routes.hpp"

#include <fmt/format.h>

#include "headrow/evidence/api/routes.hpp"
#include "headrow/records/api/routes.hpp"
#include "headrow/records/days.hpp"
#include "headrow/strategy/api/routes.hpp"
#include "place_register.hpp"
#include "remote_commands.hpp"
#include "version.hpp"

namespace headrow::app {
namespace {

/// Pages open on the place that the first strategy was written for, where the register has it.
evidence::api::About about_of(Workspace& workspace) {
  evidence::api::About about;
  about.version = version();
  about.sees_children = [](const records::Principal& asker) {
    return records::may(asker, records::Permission::ReadChildren, "", {}, london_today());
  };
  for (const strategy::Strategy& strategy : workspace.strategies()) {
    about.strategies.emplace_back(strategy.code, strategy.title);
    if (about.place_default.empty() && workspace.evidence().place(strategy.place))
      about.place_default = strategy.place;
  }
  return about;
}

/// What links begin with: the address that the authority set, else the one by which the server was asked.
std::string address_of(const Settings& settings, const http::Request& request) {
  if (!settings.public_address.empty()) return settings.public_address;
  return fmt::format("{}://{}", request.secure ? "https" : "http", request.header("Host"));
}

/// Files that were loaded since an instant, as the pages of what changed show them.
std::vector<records::api::Change> loads_since(const evidence::api::PageData& data, const std::string& since) {
  std::vector<records::api::Change> changes;
  for (const auto& source : data.sources()->all()) {
    // The figures' clock writes whole seconds, the records' thousandths.
    const std::string at = source.loaded_at.substr(0, 19) + ".000Z";
    if (at > since && !source.about_children)
      changes.push_back({at, "Loaded: " + source.file, fmt::format("/data/sources/{}", source.id)});
  }
  return changes;
}

records::api::RecordPages record_pages(ServedFolder& folder, const Settings& settings) {
  RecordRooms& rooms = folder.rooms();
  Workspace& workspace = folder.workspace();
  const auto address = [settings](const http::Request& request) { return address_of(settings, request); };
  records::api::RecordPages pages{rooms.database(),
                                  rooms.people(),
                                  rooms.principals(),
                                  rooms.tasks(),
                                  rooms.notices(),
                                  rooms.jobs(),
                                  rooms.retention(),
                                  london_today,
                                  {},
                                  {},
                                  {},
                                  {},
                                  {},
                                  {},
                                  address,
                                  {},
                                  {}};
  pages.place_name = [&workspace](const std::string& code) { return place_name(workspace, code); };
  pages.anchor_file = rooms.anchor_file().string();
  pages.invite = [&rooms, address](
                     const std::string& person,
                     const http::Request& request) -> Result<records::api::RecordPages::Invitation> {
    const auto link = rooms.sign_in().invite(person, sign_in::api::origin_of(request).actor);
    if (!link) return tl::unexpected(link.error());
    return records::api::RecordPages::Invitation{sign_in::api::invitation_url(address(request), link->token),
                                                 records::instant_text(link->expires)};
  };
  pages.sign_in = [&rooms](const std::string& person) {
    const auto account = rooms.sign_in().accounts().find(person);
    return records::api::SignInSummary{account.has_second_factor, account.last_signed_in};
  };
  pages.make_token = [&rooms](const std::string& client, const records::Actor& actor) {
    return rooms.sign_in().machine_tokens().make(client, actor);
  };
  pages.token_last_used = [&rooms](const std::string& client) {
    return rooms.sign_in().machine_tokens().last_used(client);
  };
  pages.export_subject = [&rooms](const std::string& subject, const records::Actor& actor) {
    return rooms.export_subject(subject, actor);
  };
  pages.other_changes = [&folder](const std::string& since) { return loads_since(folder.data(), since); };
  return pages;
}

sign_in::api::SignInPages sign_in_pages(ServedFolder& folder, const Settings& settings, Letters& letters,
                                        std::vector<sign_in::api::DemonstrationAccount> accounts) {
  RecordRooms& rooms = folder.rooms();
  Workspace& workspace = folder.workspace();
  sign_in::api::SignInPages pages{rooms.sign_in(),
                                  rooms.single_sign_on(),
                                  rooms.notices(),
                                  london_today,
                                  {},
                                  {},
                                  settings.public_area,
                                  std::move(accounts),
                                  {}};
  pages.place_name = [&workspace](const std::string& code) { return place_name(workspace, code); };
  pages.send_link = [&letters](const std::string& email, const std::string& url) {
    letters.send_link(email, url);
  };
  pages.address = [settings](const http::Request& request) { return address_of(settings, request); };
  return pages;
}

}  // namespace

http::RouteTable served_routes(ServedFolder& folder, const Settings& settings, Letters& letters,
                               std::vector<sign_in::api::DemonstrationAccount> accounts) {
  http::RouteTable table;
  Workspace& workspace = folder.workspace();
  evidence::api::add_evidence_routes(table, folder.data(), about_of(workspace));
  evidence::api::add_pupil_routes(table, folder.data(), london_today);
  strategy::api::add_strategy_routes(table,
                                     {folder.data(), workspace.strategies(), workspace.store().directory()});
  records::api::add_record_routes(table, record_pages(folder, settings));
  sign_in::api::add_sign_in_routes(table, sign_in_pages(folder, settings, letters, std::move(accounts)));
  const auto run = [&folder](const http::CommandRequest& request, http::CommandOutput& output) {
    return folder.run(request, output);
  };
  table.add(http::commands_route(run));
  table.add(http::remote_commands_route(
      [&workspace](http::CommandRequest command, const records::Principal& asker) {
        return permit_remote(std::move(command), asker, workspace.store().directory(), london_today());
      },
      run));
  return table;
}

records::Day london_today() {
  return records::london_day(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

}  // namespace headrow::app

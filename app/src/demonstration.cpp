#include "demonstration.hpp"

#include <fmt/format.h>

#include <fstream>
#include <optional>

#include "headrow/evidence/children.hpp"
#include "headrow/formats/toml.hpp"
#include "headrow/records/sealing.hpp"
#include "place_register.hpp"

namespace headrow::app {
namespace {

using records::Role;
using records::ScopeKind;
using sign_in::api::DemonstrationAccount;

const records::Actor& maker() {
  static const records::Actor actor = {records::Principal::Kind::Operator, "demonstration", "", ""};
  return actor;
}

std::filesystem::path file_of(const std::filesystem::path& directory) {
  return directory / "demonstration.toml";
}

/// A scope of a kind in the city whose children are on record, else in the first strategy's own place, where
/// the register has one.
std::string scope_of(ScopeKind kind, Workspace& workspace) {
  const auto first = [&](std::initializer_list<evidence::PlaceKind> kinds) {
    std::optional<evidence::PlaceId> city;
    if (const auto known = evidence::Children(workspace.store(), workspace.catalogue()).city())
      city = known->authority;
    if (!city && !workspace.strategies().empty()) {
      if (const auto place = workspace.evidence().place(workspace.strategies()[0].place)) city = place->id;
    }
    std::string any;
    for (const auto place_kind : kinds) {
      for (const auto& place : workspace.evidence().places(place_kind)) {
        if (!place.open || place.code.empty()) continue;
        if (city && place.authority == city) return place.code;
        if (any.empty()) any = place.code;
      }
    }
    return any;
  };
  switch (kind) {
    case ScopeKind::City:
      return "";
    case ScopeKind::School:
      return first({evidence::PlaceKind::School});
    case ScopeKind::Trust:
      return first({evidence::PlaceKind::Trust});
    case ScopeKind::Area:
      return first({evidence::PlaceKind::Ward, evidence::PlaceKind::PlanningArea,
                    evidence::PlaceKind::District, evidence::PlaceKind::Authority});
    case ScopeKind::Alliance:
      return "demonstration-alliance";
    case ScopeKind::Child:
      return "demonstration-child";
  }
  return "";
}

Result<DemonstrationAccount> make_account(const Role& role, const std::string& passphrase, RecordRooms& rooms,
                                          Workspace& workspace) {
  records::NewGrant grant{role.code, role.scopes.front(), "", {}, "", ""};
  for (const ScopeKind kind : role.scopes) {
    grant.scope_kind = kind;
    grant.scope = scope_of(kind, workspace);
    if (kind == ScopeKind::City || !grant.scope.empty()) break;
  }
  const std::string email = role.code + "@demonstration.example";
  const auto person = rooms.people().add("Demonstration " + role.title, email, {grant}, maker());
  if (!person) return tl::unexpected(person.error());
  const auto invitation = rooms.sign_in().invite(person->id, maker());
  if (!invitation) return tl::unexpected(invitation.error());
  const auto entered = rooms.sign_in().accept_invitation(invitation->token, passphrase, {maker(), "", ""});
  if (!entered) return fail(ProblemCode::Failed, "The demonstration's account could not be made: " + email);
  (void)rooms.sign_in().sessions().end(entered->session.session.id, person->id, maker());
  const std::string name = place_name(workspace, grant.scope);
  return DemonstrationAccount{email, passphrase, role.code, role.title,
                              grant.scope.empty() ? "the whole city"
                              : name.empty()      ? grant.scope
                                                  : name};
}

bool write_accounts(const std::filesystem::path& file, const std::vector<DemonstrationAccount>& accounts) {
  std::ofstream out(file);
  std::filesystem::permissions(file,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  out << "# Invented people of the demonstration. While this file is here, the server stays on loopback.\n";
  for (const auto& account : accounts) {
    out << fmt::format("\n[[account]]\nemail = {}\npassphrase = {}\nrole = {}\ntitle = {}\nscope_name = {}\n",
                       formats::quoted_toml(account.email), formats::quoted_toml(account.passphrase),
                       formats::quoted_toml(account.role), formats::quoted_toml(account.title),
                       formats::quoted_toml(account.scope_name));
  }
  return static_cast<bool>(out.flush());
}

}  // namespace

bool has_demonstration(const std::filesystem::path& directory) {
  return std::filesystem::exists(file_of(directory));
}

Result<std::vector<DemonstrationAccount>> demonstration_accounts(const std::filesystem::path& directory) {
  if (!has_demonstration(directory)) return std::vector<DemonstrationAccount>{};
  return formats::read_toml(file_of(directory), [](formats::TomlTable& table) {
    std::vector<DemonstrationAccount> accounts;
    for (auto& account : table.tables("account")) {
      accounts.push_back({account.needed_text("email"), account.needed_text("passphrase"),
                          account.needed_text("role"), account.needed_text("title"),
                          account.needed_text("scope_name")});
      account.finish();
    }
    return accounts;
  });
}

Result<std::vector<DemonstrationAccount>> make_demonstration(const std::filesystem::path& directory,
                                                             RecordRooms& rooms, Workspace& workspace) {
  const bool people = rooms.database().read(
      [](soci::session& sql) { return records::count_records(sql, records::person_class(), "1=1", {}) > 0; });
  if (people || has_demonstration(directory))
    return fail(ProblemCode::Conflict,
                "There are people in this folder already: invented ones go into a folder of their own.");
  std::vector<DemonstrationAccount> accounts;
  const std::string passphrase = records::new_secret_token().substr(0, 16);
  for (const Role& role : rooms.people().roles().all()) {
    if (role.scopes.empty()) continue;  // the public holds no grant
    auto account = make_account(role, passphrase, rooms, workspace);
    if (!account) return tl::unexpected(account.error());
    accounts.push_back(std::move(*account));
  }
  if (!write_accounts(file_of(directory), accounts))
    return fail(ProblemCode::Failed, "The demonstration's accounts could not be written.",
                {file_of(directory).string()});
  return accounts;
}

}  // namespace headrow::app

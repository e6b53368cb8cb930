#include <algorithm>

#include "headrow/records/statement.hpp"
#include "headrow/sign_in/single_sign_on.hpp"

namespace headrow::sign_in {
namespace {

using records::Actor;
using records::execute;
using records::NewGrant;
using records::Record;
using records::Transaction;

std::string known_person(soci::session& sql, const Identity& identity) {
  std::string person;
  records::for_each_row(sql, "SELECT person FROM single_sign_on_identity WHERE issuer = :a AND subject = :b",
                        {identity.issuer, identity.subject}, 1,
                        [&](const std::vector<std::string>& row) { person = row[0]; });
  return person;
}

/// Grants that the provider's rules gave before and that still hold.
std::vector<Record> given_by(soci::session& sql, const std::string& person, const std::string& issuer) {
  return records::find_records(sql, records::grant_class(),
                               "holder = :a AND state = 'current' AND id IN (SELECT held_grant FROM "
                               "single_sign_on_grant WHERE issuer = :b)",
                               {person, issuer});
}

bool is_same(const Record& given, const NewGrant& wanted) {
  return given["role"] == wanted.role && given["scope"] == wanted.scope &&
         given["scope_kind"] == records::scope_kind_text(wanted.scope_kind);
}

Problem nothing_granted() {
  return {ProblemCode::NotAllowed, "Nothing has been granted to you here yet. Ask an administrator.", {}};
}

}  // namespace

/// Makes the person's grants by this provider what its rules say now; those that people gave stay.
Result<void> SingleSignOn::bring_grants(const IdentityProvider& provider, const std::string& person,
                                        const std::vector<NewGrant>& wanted, const Actor& actor) {
  auto& people = sign_in_.people();
  auto brought = people.database().write([&](Transaction& transaction) -> Result<void> {
    const auto given = given_by(transaction.sql(), person, provider.issuer);
    for (const NewGrant& grant : wanted) {
      if (std::ranges::any_of(given, [&](const Record& held) { return is_same(held, grant); })) continue;
      const auto made = people.grant_within(transaction, person, grant, "single sign-on", actor);
      if (!made) return tl::unexpected(made.error());
      execute(transaction.sql(), "INSERT INTO single_sign_on_grant (held_grant, issuer) VALUES (:a, :b)",
              {made->id, provider.issuer});
    }
    for (const Record& held : given) {
      if (std::ranges::any_of(wanted, [&](const NewGrant& grant) { return is_same(held, grant); })) continue;
      const auto ended = people.end_grant_within(transaction, held.id, held.version, "single sign-on", actor);
      if (!ended) return tl::unexpected(ended.error());
    }
    return {};
  });
  people.changed();
  return brought;
}

/// The person that an identity is, known by it or by their verified address, or new where a rule gives them
/// something; with the grants that the rules give now.
Result<std::string> SingleSignOn::person_of(const IdentityProvider& provider, const Identity& identity,
                                            const Actor& actor) {
  auto& people = sign_in_.people();
  std::vector<NewGrant> wanted;
  for (NewGrant& grant : grants_by_rules(provider, identity)) {
    if (people.check_grant(grant)) {
      wanted.push_back(std::move(grant));
    } else {  // a place that the provider names and Headrow does not know
      sign_in_.note_refusal("single sign-on: no such place for the role " + grant.role, actor);
    }
  }
  std::string person =
      people.database().read([&](soci::session& sql) { return known_person(sql, identity); });
  if (person.empty() && !identity.email.empty()) {
    if (const auto by_address = people.find_by_email(identity.email)) person = by_address->id;
  }
  if (person.empty()) {
    if (wanted.empty() || identity.email.empty()) return tl::unexpected(nothing_granted());
    const auto added =
        people.add(identity.name.empty() ? identity.email : identity.name, identity.email, {}, actor);
    if (!added) return tl::unexpected(added.error());
    person = added->id;
  }
  const auto linked = people.database().write([&](Transaction& transaction) -> Result<void> {
    execute(transaction.sql(),
            "INSERT INTO single_sign_on_identity (issuer, subject, person) VALUES (:a, :b, :c) "
            "ON CONFLICT (issuer, subject) DO NOTHING",
            {identity.issuer, identity.subject, person});
    return {};
  });
  if (!linked) return tl::unexpected(linked.error());
  if (const auto brought = bring_grants(provider, person, wanted, actor); !brought)
    return tl::unexpected(brought.error());
  const auto grants = people.grants_of(person);
  if (std::ranges::none_of(grants, [](const Record& grant) { return grant["state"] == "current"; }))
    return tl::unexpected(nothing_granted());
  return person;
}

}  // namespace headrow::sign_in

#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/records/access.hpp"
#include "headrow/records/database.hpp"
#include "headrow/records/record.hpp"

namespace headrow::records {

/// Fields: name, email (lower case), state (invited, active, left), restricted ("yes": see restriction).
const RecordClass& person_class();
/// Fields: holder (person or client), role, scope_kind, scope, year_groups (commas between), from_day,
/// until_day, state (current, ended).
const RecordClass& grant_class();
/// Fields: name, state (active, ended).
const RecordClass& client_class();

/// A grant to be given.
struct NewGrant {
  std::string role;
  ScopeKind scope_kind = ScopeKind::City;
  std::string scope;  ///< "" for the city
  std::vector<std::string> year_groups = {};
  std::string from = {}, until = {};  ///< days, or ""
};

/// People, machine clients and what was granted to them. Every change is audited, keeps its earlier versions,
/// and takes effect for the next request of whom it concerns.
class People {
public:
  People(Database& database, const Roles& roles) : database_(database), roles_(roles) {}

  /// Adds a person in state "invited" with their grants. BadInput for a name or address that cannot be one, a
  /// role or scope that cannot be granted, or days in the wrong order; Conflict when the address is
  /// another's.
  Result<Record> add(const std::string& name, const std::string& email, const std::vector<NewGrant>& grants,
                     const Actor& actor);
  /// Changes name and address. Conflict also while the person's data are restricted.
  Result<Record> change(std::string_view person, std::int64_t version, const std::string& name,
                        const std::string& email, const std::string& reason, const Actor& actor);
  /// The same at the person's own request, also while their data are restricted.
  Result<Record> rectify(std::string_view person, std::int64_t version, const std::string& name,
                         const std::string& email, const std::string& reason, const Actor& actor);
  /// Restricts what is done with a person's data (UK GDPR, article 18), or lifts it: while it holds nobody
  /// but who rectifies changes their record, no letter is sent, and nothing is destroyed. BadInput without a
  /// reason.
  Result<Record> restrict(std::string_view person, std::int64_t version, bool restricted,
                          const std::string& reason, const Actor& actor);
  /// Ends all grants and sessions at once. The record stays until its retention ends.
  Result<Record> leave(std::string_view person, std::int64_t version, const std::string& reason,
                       const Actor& actor);
  /// First sign-in: from invited to active.
  Result<void> activate(Transaction& transaction, std::string_view person, const Actor& actor);

  Result<Record> add_client(const std::string& name, const std::vector<NewGrant>& grants, const Actor& actor);
  Result<Record> end_client(std::string_view client, std::int64_t version, const std::string& reason,
                            const Actor& actor);

  /// Gives a grant to a person or client. BadInput as of `add`; NotFound; Conflict when the holder has left
  /// or ended.
  Result<Record> grant(std::string_view holder, const NewGrant& grant, const std::string& reason,
                       const Actor& actor);
  /// The same inside a change that does more; the grant was checked, and `changed` is the caller's to call.
  Result<Record> grant_within(Transaction& transaction, std::string_view holder, const NewGrant& grant,
                              const std::string& reason, const Actor& actor);
  /// Whether the role may be given in the scope, in the words of `add`.
  Result<void> check_grant(const NewGrant& grant) const;
  /// Ends a grant today. Sessions of the holder end when no grant is left.
  Result<Record> end_grant(std::string_view grant, std::int64_t version, const std::string& reason,
                           const Actor& actor);
  Result<Record> end_grant_within(Transaction& transaction, std::string_view grant, std::int64_t version,
                                  const std::string& reason, const Actor& actor);
  /// Grants of a holder, current first, then by role.
  std::vector<Record> grants_of(std::string_view holder) const;

  std::optional<Record> find(std::string_view person) const;
  std::optional<Record> find_by_email(std::string_view email) const;

  const Roles& roles() const { return roles_; }
  Database& database() { return database_; }

  /// Told, inside the change, of a person or client who has no access any more: sessions end with it.
  void when_access_ends(std::function<void(Transaction&, std::string_view holder)> told) {
    access_ended_ = std::move(told);
  }
  /// Says whether the register knows a scope; without it every code is taken.
  void know_scopes_by(std::function<bool(ScopeKind, const std::string&)> known) {
    scope_known_ = std::move(known);
  }

  /// Moves whenever anybody's grants, state or places may have changed: what was kept of a principal is then
  /// old.
  std::uint64_t generation() const { return generation_.load(); }
  void changed() { ++generation_; }

private:
  Result<Record> added_with_grants(Transaction& transaction, const RecordClass& kind, const Fields& fields,
                                   const std::vector<NewGrant>& grants, const Actor& actor);
  Result<Record> change_names(std::string_view person, std::int64_t version, const std::string& name,
                              const std::string& email, const std::string& reason, const Actor& actor,
                              bool also_restricted);
  Result<Record> end_holder(const RecordClass& kind, std::string_view holder, std::int64_t version,
                            const std::string& end_state, const std::string& reason, const Actor& actor);

  Database& database_;
  const Roles& roles_;
  std::function<void(Transaction&, std::string_view holder)> access_ended_;
  std::function<bool(ScopeKind, const std::string&)> scope_known_;
  std::atomic<std::uint64_t> generation_ = 1;
};

/// Makes principals from what was granted, and keeps them until something changes. Thread-safe.
class Principals {
public:
  explicit Principals(People& people) : people_(people) {}

  /// The register's places have changed.
  void use_places(std::shared_ptr<const PlaceIndex> places);
  /// Whether everybody may read published figures without signing in.
  void open_public_area(bool open);

  std::shared_ptr<const Principal> public_principal() const;
  /// null when there is no such person or client, or they have left or ended.
  std::shared_ptr<const Principal> person(std::string_view id) const;
  std::shared_ptr<const Principal> client(std::string_view id) const;

private:
  std::shared_ptr<const Principal> made(std::string_view id, Principal::Kind kind) const;
  People& people_;
  mutable std::mutex mutex_;
  std::shared_ptr<const PlaceIndex> places_ = std::make_shared<const PlaceIndex>();
  bool public_area_ = false;
  mutable std::uint64_t generation_ = 0;
  mutable std::map<std::string, std::shared_ptr<const Principal>, std::less<>> kept_;
};

}  // namespace headrow::records

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/records/access.hpp"

namespace soci {
class session;
}

namespace headrow::records {

/// Who does something, and how they came: what the audit and every version of a record say.
struct Actor {
  Principal::Kind kind = Principal::Kind::Public;
  std::string id;       ///< of the principal
  std::string address;  ///< of the machine it came from, "socket" through DIR/headrow.sock
  std::string request;  ///< id of the request, as the server's log has it
};
std::string_view actor_kind_text(Principal::Kind kind);  ///< "public", "person", "client", "operator"

enum class Outcome : unsigned char { Done, Refused, Failed };
std::string_view outcome_text(Outcome outcome);  ///< "done", "refused", "failed"

/// Something that happened. Ids only: no name, no e-mail address, nothing that a child could be known by.
struct AuditEvent {
  std::string action;        ///< "change person", "sign in", "read child": verb and record class
  std::string record_class;  ///< "person"; "" where it is about no record
  std::string record;        ///< public id
  Outcome outcome = Outcome::Done;
  std::string detail = {};  ///< a word or two that are no personal data: "version 3", "wrong passphrase"
};

/// One link of the chain.
struct AuditEntry {
  std::int64_t number = 0;  ///< from 1, without gaps
  std::string at;           ///< UTC, "2026-03-03T09:30:00.123Z"
  Actor actor;
  AuditEvent event;
  std::string hash;  ///< BLAKE2b-256 over the previous entry's hash and every field of this one, hexadecimal
};

/// The end of the chain; number 0 with the hash of nothing before the first entry.
struct AuditHead {
  std::int64_t number = 0;
  std::string hash;
};
AuditHead empty_audit();

/// The hash of an entry: BLAKE2b-256 (RFC 7693, libsodium) over the previous hash and the fields, each ended
/// by the unit separator, which no field may hold.
std::string audit_hash(std::string_view previous_hash, const AuditEntry& entry);

/// Adds an entry after `head`, which moves. For the one writer alone. Control characters of the event's words
/// are written as blanks.
void append_audit(soci::session& sql, AuditHead& head, std::string at, const Actor& actor,
                  const AuditEvent& event);
AuditHead read_audit_head(soci::session& sql);

struct AuditCheck {
  std::int64_t entries = 0;
  AuditHead head;
  std::int64_t broken = 0;  ///< number of the first link that does not hold, 0 when all do
  std::string reason;       ///< of the break, for a person
};
/// Walks the whole chain. `anchor`, a head that was noted before, must be one of its links: it shows that the
/// chain's end was cut off.
AuditCheck check_audit(soci::session& sql, const std::optional<AuditHead>& anchor = std::nullopt);

struct AuditQuery {
  std::string actor = {}, action = {}, record = {}, outcome = {};  ///< exact; "" any
  std::string from = {}, until = {};                               ///< days, both included; "" open
  long page = 1;
  long page_size = 50;
};
struct AuditPage {
  std::vector<AuditEntry> entries;  ///< newest first
  long total = 0;
};
AuditPage search_audit(soci::session& sql, const AuditQuery& query);

}  // namespace headrow::records

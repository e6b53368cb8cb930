#include "headrow/records/audit.hpp"

#include <fmt/format.h>
#include <soci/soci.h>
#include <sodium.h>

#include <array>

#include "audit_rows.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

constexpr char kUnitSeparator = '\x1f';
constexpr std::array<std::string_view, 4> kActorKinds = {"public", "person", "client", "operator"};
constexpr std::array<std::string_view, 3> kOutcomes = {"done", "refused", "failed"};

/// Fields are ended by a control character and read by people in one line.
std::string without_controls(std::string_view text) {
  std::string out(text);
  for (char& letter : out)
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = ' ';
  return out;
}

std::string linked_hash(std::string_view previous, std::string_view fields) {
  crypto_generichash_state state;
  unsigned char hash[crypto_generichash_BYTES];
  const auto add = [&](std::string_view bytes) {
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  };
  crypto_generichash_init(&state, nullptr, 0, sizeof hash);
  add(previous);
  add(std::string_view(&kUnitSeparator, 1));
  add(fields);
  crypto_generichash_final(&state, hash, sizeof hash);
  return hexadecimal(hash, sizeof hash);
}

/// Number, hash and the fields as they are hashed, joined inside the database: a million entries are walked
/// with three columns each instead of twelve.
std::string chain_query(bool postgresql) {
  const std::string separator = postgresql ? "chr(31)" : "char(31)";
  std::string joined = "CAST(number AS TEXT)";
  for (const std::string_view column : kAuditFields) joined += fmt::format(" || {} || {}", separator, column);
  return fmt::format("SELECT number, hash, {} || {} FROM audit ORDER BY number", joined, separator);
}

}  // namespace

std::string_view actor_kind_text(Principal::Kind kind) {
  return kActorKinds.at(static_cast<std::size_t>(kind));
}

std::string_view outcome_text(Outcome outcome) {
  return kOutcomes.at(static_cast<std::size_t>(outcome));
}

AuditHead empty_audit() {
  return {0, std::string(std::size_t{2} * crypto_generichash_BYTES, '0')};
}

std::string audit_hash(std::string_view previous_hash, const AuditEntry& entry) {
  std::string fields = std::to_string(entry.number) + kUnitSeparator;
  for (const auto& field : audit_row(entry)) (fields += field) += kUnitSeparator;
  return linked_hash(previous_hash, fields);
}

void append_audit(soci::session& sql, AuditHead& head, std::string at, const Actor& actor,
                  const AuditEvent& event) {
  AuditEntry entry;
  entry.number = head.number + 1;
  entry.at = std::move(at);
  entry.actor = {actor.kind, without_controls(actor.id), without_controls(actor.address),
                 without_controls(actor.request)};
  entry.event = {without_controls(event.action), without_controls(event.record_class),
                 without_controls(event.record), event.outcome, without_controls(event.detail)};
  entry.hash = audit_hash(head.hash, entry);
  std::vector<std::string> values = audit_row(entry);
  values.push_back(entry.hash);
  std::string names, places;
  for (std::size_t i = 0; i < values.size(); ++i) places += ", " + value_name(i);
  for (const std::string_view column : kAuditFields) names += fmt::format(", {}", column);
  execute(sql, fmt::format("INSERT INTO audit (number{}, hash) VALUES ({}{})", names, entry.number, places),
          values);
  head = {entry.number, entry.hash};
}

AuditHead read_audit_head(soci::session& sql) {
  AuditHead head = empty_audit();
  // PostgreSQL calls the cast 'number' too: by its text, 9 would come after 10.
  for_each_row(sql, "SELECT CAST(number AS TEXT), hash FROM audit ORDER BY audit.number DESC LIMIT 1", {}, 2,
               [&](const std::vector<std::string>& row) { head = {std::stoll(row[0]), row[1]}; });
  return head;
}

AuditCheck check_audit(soci::session& sql, const std::optional<AuditHead>& anchor) {
  AuditCheck check;
  check.head = empty_audit();
  const auto broken_at = [&](std::int64_t number, std::string reason) {
    if (check.broken != 0) return;
    check.broken = number;
    check.reason = std::move(reason);
  };
  long long number = 0;
  std::string hash, fields;
  soci::statement rows = (sql.prepare << chain_query(sql.get_backend_name() == "postgresql"),
                          soci::into(number), soci::into(hash), soci::into(fields));
  rows.execute();
  while (check.broken == 0 && rows.fetch()) {
    ++check.entries;
    if (number != check.head.number + 1) {
      broken_at(check.head.number + 1, "The entry is missing.");
    } else if (linked_hash(check.head.hash, fields) != hash) {
      broken_at(number, "The entry does not fit the one before it: one of the two was altered.");
    } else if (anchor && anchor->number == number && anchor->hash != hash) {
      broken_at(number, "The entry is another than the one that was noted when it was written.");
    }
    check.head = {number, hash};
  }
  if (anchor && anchor->number > check.head.number)
    broken_at(check.head.number + 1, fmt::format("The chain ends here; it once reached {}.", anchor->number));
  return check;
}

}  // namespace headrow::records

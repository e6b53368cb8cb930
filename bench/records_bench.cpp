// What the record store and sign-in cost: a permission check, a passphrase, an audited write alone and in
// company, a million entries of the audit verified.
//
//   headrow_records_bench
#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <chrono>
#include <filesystem>
#include <thread>
#include <vector>

#include "headrow/records/audit.hpp"
#include "headrow/records/database.hpp"
#include "headrow/records/people.hpp"
#include "headrow/records/statement.hpp"
#include "headrow/sign_in/passphrase.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace {

using namespace headrow;
using namespace headrow::records;
using Clock = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& work) {
  const auto begun = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

/// A person with twenty grants of which the last one reaches the place: the longest way to a yes.
void measure_permissions() {
  Principal principal;
  principal.kind = Principal::Kind::Person;
  for (int i = 0; i < 20; ++i) {
    HeldGrant grant;
    grant.scope_kind = ScopeKind::Area;
    PlaceCodes places;
    for (int school = 0; school < 300; ++school) places.insert(std::to_string(100'000 + 1000 * i + school));
    grant.places = std::make_shared<const PlaceCodes>(std::move(places));
    grant.permissions.add(Permission::ReadChildren);
    principal.grants.push_back(std::move(grant));
  }
  const Day today{std::chrono::days(20'000)};
  const Subject subject{"c1", "10", {}};
  constexpr int kChecks = 1'000'000;
  long allowed = 0;
  const double seconds = seconds_of([&] {
    for (int i = 0; i < kChecks; ++i)
      allowed +=
          may(principal, Permission::ReadChildren, i % 2 == 0 ? "119299" : "999999", subject, today) ? 1 : 0;
  });
  fmt::print(
      "permission check, 20 grants of 300 schools: {:.3f} us ({} of {} allowed); promised under 2 us\n",
      1e6 * seconds / kChecks, allowed, kChecks);
}

void measure_passphrases() {
  sign_in::PassphraseHasher hasher;
  (void)hasher.hash("warm the memory up");
  constexpr int kHashes = 5;
  const double seconds = seconds_of([&] {
    for (int i = 0; i < kHashes; ++i) (void)hasher.hash("kettle lamp orbit");
  });
  fmt::print("passphrase by argon2id: {:.0f} ms; meant to be about 250 ms\n", 1000 * seconds / kHashes);
}

Result<Record> write_one(Database& database) {
  return database.write([](Transaction& transaction) {
    return create_record(transaction, client_class(), {{"name", "a client"}, {"state", "active"}},
                         {Principal::Kind::Person, "bench", "127.0.0.1", ""});
  });
}

void measure_writes(Database& database) {
  constexpr int kAlone = 300, kWriters = 32, kEach = 100;
  const double alone = seconds_of([&] {
    for (int i = 0; i < kAlone; ++i) (void)write_one(database);
  });
  const double together = seconds_of([&] {
    std::vector<std::thread> writers;
    for (int i = 0; i < kWriters; ++i) {
      writers.emplace_back([&] {
        for (int j = 0; j < kEach; ++j) (void)write_one(database);
      });
    }
    for (auto& writer : writers) writer.join();
  });
  const double one = kAlone / alone, many = kWriters * kEach / together;
  fmt::print(
      "audited writes, flushed: {:.0f} a second alone (the baseline), {:.0f} by {} writers: {:.1f} times\n",
      one, many, kWriters, many / one);
}

void measure_audit(Database& database) {
  constexpr int kEntries = 1'000'000, kABatch = 10'000;
  const Actor actor{Principal::Kind::Person, "0123456789abcdefghjkmnpqrs", "127.0.0.1", "0123456789abcdef"};
  for (int done = 0; done < kEntries; done += kABatch) {
    (void)database.write([&](Transaction& transaction) -> Result<void> {
      for (int i = 0; i < kABatch; ++i)
        transaction.audit(actor,
                          {"read child", "child", "zyxwvtsrqpnmkjhgfedcba9876", Outcome::Done, "version 3"});
      return {};
    });
  }
  AuditCheck check;
  const double verified =
      seconds_of([&] { check = database.read([](soci::session& sql) { return check_audit(sql); }); });
  // The least that must be done: every column read once by the database itself.
  const double read = seconds_of([&] {
    database.read([](soci::session& sql) {
      return one_number(
          sql,
          "SELECT SUM(length(at || actor_kind || actor || address || request || action || record_class "
          "|| record || outcome || detail || hash)) FROM audit");
    });
  });
  fmt::print(
      "audit of {} entries verified in {:.2f} s ({}), {:.1f} times what SQLite needs to read them; promised "
      "under "
      "3 s\n",
      check.entries, verified, check.broken == 0 ? "it holds" : "it does not hold", verified / read);
}

}  // namespace

int main() {
  measure_permissions();
  measure_passphrases();
  const test::ScratchFolder folder;
  DatabaseSettings settings;
  settings.location = (folder / "records.sqlite").string();
  settings.anchor_file = (folder / "audit.anchor").string();
  auto database = Database::open(settings);
  if (!database) {
    fmt::print("{}\n", describe(database.error()));
    return 1;
  }
  measure_writes(**database);
  measure_audit(**database);
}

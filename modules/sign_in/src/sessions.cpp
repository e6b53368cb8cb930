#include "headrow/sign_in/sessions.hpp"

#include <array>

#include "headrow/records/days.hpp"
#include "headrow/records/record.hpp"
#include "headrow/records/sealing.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::sign_in {
namespace {

using records::execute;
using records::instant_text;
using records::read_instant;
using std::chrono::sys_seconds;

constexpr std::chrono::minutes kBetweenNotes{1};
constexpr std::array<std::string_view, 3> kMeans = {"passphrase", "link", "single sign-on"};

std::string means_text(Means means) {
  return std::string(kMeans.at(static_cast<std::size_t>(means)));
}

Means read_means(std::string_view text) {
  const auto at = std::ranges::find(kMeans, text);
  return at == kMeans.end() ? Means::Link : static_cast<Means>(at - kMeans.begin());
}

void insert(soci::session& sql, const std::string& token_hash, const Session& session) {
  execute(
      sql,
      "INSERT INTO session (id, token_hash, person, change_token, means, second_factor, started, last_seen, "
      "until, address, agent) VALUES (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k)",
      {session.id, token_hash, session.person, session.change_token, means_text(session.means),
       session.second_factor ? "yes" : "", instant_text(session.started), instant_text(session.last_seen),
       instant_text(session.until), session.address, session.agent});
}

}  // namespace

Sessions::Sessions(records::Database& database, SessionLimits limits, Clock clock)
    : database_(database), limits_(limits), clock_(std::move(clock)) {
  read();
}

void Sessions::read() {
  database_.read([&](soci::session& sql) {
    records::for_each_row(sql,
                          "SELECT token_hash, id, person, change_token, means, second_factor, started, "
                          "last_seen, until, address, "
                          "agent FROM session",
                          {}, 11, [&](const std::vector<std::string>& row) {
                            Session session;
                            session.id = row[1];
                            session.person = row[2];
                            session.change_token = row[3];
                            session.means = read_means(row[4]);
                            session.second_factor = row[5] == "yes";
                            session.started = read_instant(row[6]).value_or(sys_seconds());
                            session.last_seen = read_instant(row[7]).value_or(sys_seconds());
                            session.until = read_instant(row[8]).value_or(sys_seconds());
                            session.idle = session.means == Means::Link ? limits_.idle_by_link : limits_.idle;
                            session.address = row[9];
                            session.agent = row[10];
                            latest_ = std::max(latest_, session.last_seen);
                            by_hash_[row[0]] = {row[0], session, session.last_seen};
                          });
  });
}

/// Never earlier than it was: a clock that is set back revives nothing. With the mutex held.
sys_seconds Sessions::now() {
  latest_ = std::max(latest_, clock_());
  return latest_;
}

bool Sessions::over(const Session& session, sys_seconds at) const {
  return at >= session.idle_until();
}

Result<NewSession> Sessions::begin(const std::string& person, Means means, bool second_factor,
                                   const std::string& address, const std::string& agent) {
  NewSession made{records::new_secret_token(), {}};
  Session& session = made.session;
  session.id = records::new_id();
  session.person = person;
  session.change_token = records::new_secret_token();
  session.means = means;
  session.second_factor = second_factor;
  {
    const std::lock_guard lock(mutex_);
    session.started = session.last_seen = now();
  }
  session.idle = means == Means::Link ? limits_.idle_by_link : limits_.idle;
  session.until = session.started + (means == Means::Link ? limits_.most_by_link : limits_.most);
  session.address = address;
  session.agent = agent.substr(0, 200);
  const std::string hash = records::secret_token_hash(made.token);
  const auto written = database_.write([&](records::Transaction& transaction) -> Result<void> {
    insert(transaction.sql(), hash, session);
    return {};
  });
  if (!written) return tl::unexpected(written.error());
  const std::lock_guard lock(mutex_);
  by_hash_[hash] = {hash, session, session.last_seen};
  return made;
}

std::optional<Session> Sessions::seen(std::string_view token) {
  const std::string hash = records::secret_token_hash(token);
  std::optional<Session> found;
  bool note = false;
  {
    const std::lock_guard lock(mutex_);
    const auto at = by_hash_.find(hash);
    if (at == by_hash_.end()) return std::nullopt;
    const sys_seconds instant = now();
    if (over(at->second.session, instant)) {
      by_hash_.erase(at);  // its row goes with the next house-keeping; nothing reads it before a start
      return std::nullopt;
    }
    at->second.session.last_seen = instant;
    note = instant - at->second.written >= kBetweenNotes;
    if (note) at->second.written = instant;
    found = at->second.session;
  }
  if (note) {
    (void)database_.write([&](records::Transaction& transaction) -> Result<void> {
      execute(transaction.sql(), "UPDATE session SET last_seen = :a WHERE token_hash = :b",
              {instant_text(found->last_seen), hash});
      return {};
    });
  }
  return found;
}

Result<NewSession> Sessions::raise(const std::string& id) {
  const auto before = find(id);
  if (!before) return fail(ProblemCode::NotFound, "The session has ended.");
  NewSession raised{records::new_secret_token(), *before};
  raised.session.second_factor = true;
  raised.session.change_token = records::new_secret_token();
  const std::string hash = records::secret_token_hash(raised.token);
  drop([&](const Session& session) { return session.id == id; });
  const auto written = database_.write([&](records::Transaction& transaction) -> Result<void> {
    execute(transaction.sql(), "DELETE FROM session WHERE id = :a", {id});
    insert(transaction.sql(), hash, raised.session);
    return {};
  });
  if (!written) return tl::unexpected(written.error());
  const std::lock_guard lock(mutex_);
  by_hash_[hash] = {hash, raised.session, raised.session.last_seen};
  return raised;
}

std::vector<Session> Sessions::of(std::string_view person) const {
  std::vector<Session> sessions;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [hash, kept] : by_hash_)
      if (kept.session.person == person && !over(kept.session, latest_)) sessions.push_back(kept.session);
  }
  std::ranges::sort(sessions, std::ranges::greater(), &Session::last_seen);
  return sessions;
}

std::optional<Session> Sessions::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [hash, kept] : by_hash_)
    if (kept.session.id == id && !over(kept.session, latest_)) return kept.session;
  return std::nullopt;
}

void Sessions::drop(const std::function<bool(const Session&)>& which) {
  const std::lock_guard lock(mutex_);
  std::erase_if(by_hash_, [&](const auto& entry) { return which(entry.second.session); });
}

Result<void> Sessions::end(const std::string& id, std::string_view person, const records::Actor& actor) {
  const auto session = find(id);
  if (!session || session->person != person) return fail(ProblemCode::NotFound, "There is no such session.");
  drop([&](const Session& other) { return other.id == id; });
  return database_.write([&](records::Transaction& transaction) -> Result<void> {
    execute(transaction.sql(), "DELETE FROM session WHERE id = :a", {id});
    transaction.audit(actor, {"end session", "person", std::string(person)});
    return {};
  });
}

Result<void> Sessions::end_all(std::string_view person, const records::Actor& actor,
                               std::string_view except) {
  return database_.write([&](records::Transaction& transaction) -> Result<void> {
    end_all_within(transaction, person, except);
    transaction.audit(actor, {"end sessions", "person", std::string(person)});
    return {};
  });
}

void Sessions::end_all_within(records::Transaction& transaction, std::string_view person,
                              std::string_view except) {
  drop([&](const Session& session) { return session.person == person && session.id != except; });
  execute(transaction.sql(), "DELETE FROM session WHERE person = :a AND id <> :b",
          {std::string(person), std::string(except)});
}

void Sessions::forget_ended() {
  sys_seconds instant;
  {
    const std::lock_guard lock(mutex_);
    instant = now();
  }
  drop([&](const Session& session) { return over(session, instant); });
  (void)database_.write([&](records::Transaction& transaction) -> Result<void> {
    std::vector<std::string> rows;
    records::for_each_row(transaction.sql(), "SELECT token_hash FROM session", {}, 1,
                          [&](const std::vector<std::string>& row) { rows.push_back(row[0]); });
    const std::lock_guard lock(mutex_);
    for (const auto& hash : rows)
      if (!by_hash_.contains(hash))
        execute(transaction.sql(), "DELETE FROM session WHERE token_hash = :a", {hash});
    return {};
  });
}

}  // namespace headrow::sign_in

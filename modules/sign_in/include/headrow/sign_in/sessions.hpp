#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/records/database.hpp"

namespace headrow::sign_in {

/// The time by which sign-in goes; tests set it.
using Clock = std::function<std::chrono::sys_seconds()>;

/// By what somebody showed who they are.
enum class Means : unsigned char {
  Passphrase,
  Link,         ///< sent to a parent's or carer's own e-mail
  SingleSignOn  ///< of the authority's own provider
};

/// How long sessions last: ended after a while without a request, and at the latest after `most`.
struct SessionLimits {
  std::chrono::seconds idle = std::chrono::minutes(30), most = std::chrono::hours(12);
  std::chrono::seconds idle_by_link = std::chrono::minutes(15), most_by_link = std::chrono::hours(2);
};

struct Session {
  std::string id;  ///< for the list of one's own sessions; opens nothing
  std::string person;
  std::string change_token;  ///< what changes made with the cookie must carry
  Means means = Means::Passphrase;
  bool second_factor = false;  ///< it was given in this session
  std::chrono::sys_seconds started, last_seen, until;
  std::chrono::seconds idle{};
  std::string address, agent;

  std::chrono::sys_seconds idle_until() const { return std::min(last_seen + idle, until); }
};

/// A session and the cookie that opens it, which is not kept.
struct NewSession {
  std::string token;
  Session session;
};

/// Sessions of people, kept in memory and in the record store, so that a start of the server ends none. What
/// has ended never comes back, even when the clock is set back. Thread-safe.
class Sessions {
public:
  /// Reads what is kept.
  Sessions(records::Database& database, SessionLimits limits, Clock clock);

  /// Begins a session. The cookie is 256 random bits.
  Result<NewSession> begin(const std::string& person, Means means, bool second_factor,
                           const std::string& address, const std::string& agent);
  /// The session of a cookie, which is thereby seen; nullopt when there is none any more.
  std::optional<Session> seen(std::string_view token);
  /// The same person goes on under a new cookie, now with the second factor: the cookie of before is none.
  Result<NewSession> raise(const std::string& id);

  std::vector<Session> of(std::string_view person) const;  ///< last seen first
  std::optional<Session> find(std::string_view id) const;

  /// Ends a session of a person. NotFound when it is none of theirs.
  Result<void> end(const std::string& id, std::string_view person, const records::Actor& actor);
  /// Ends every session of a person but `except`.
  Result<void> end_all(std::string_view person, const records::Actor& actor, std::string_view except = "");
  /// Ends every session of a person within another change.
  void end_all_within(records::Transaction& transaction, std::string_view person,
                      std::string_view except = "");
  /// Ends what has run out; for the house-keeper.
  void forget_ended();

private:
  struct Kept {
    std::string token_hash;
    Session session;
    std::chrono::sys_seconds written;  ///< when last_seen was last written to the store
  };
  std::chrono::sys_seconds now();
  bool over(const Session& session, std::chrono::sys_seconds at) const;
  void read();
  void drop(const std::function<bool(const Session&)>& which);

  records::Database& database_;
  SessionLimits limits_;
  Clock clock_;
  mutable std::mutex mutex_;
  std::chrono::sys_seconds latest_{};
  std::map<std::string, Kept, std::less<>> by_hash_;
};

}  // namespace headrow::sign_in

#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "headrow/records/people.hpp"
#include "headrow/records/retention.hpp"
#include "headrow/sign_in/accounts.hpp"
#include "headrow/sign_in/links.hpp"
#include "headrow/sign_in/machine_tokens.hpp"
#include "headrow/sign_in/passphrase.hpp"
#include "headrow/sign_in/sessions.hpp"
#include "headrow/sign_in/throttle.hpp"

namespace headrow::sign_in {

/// The tables in which sign-in keeps rows about people.
std::vector<records::PersonTable> person_tables();

/// What a session still lacks before it is whole.
enum class Next : unsigned char { Done, SecondFactor, SetUpSecondFactor };
std::string_view next_text(Next next);  ///< "done", "second-factor", "set-up-second-factor"

/// Why somebody was not let in.
struct Refused {
  enum class Why : unsigned char {
    Wrong,    ///< address, passphrase, code or link: which of them is not said
    TooMany,  ///< tries: the next may be made after `wait`
    Problem
  };
  Why why = Why::Wrong;
  std::chrono::seconds wait{};
  headrow::Problem problem = {};
};
template <typename T>
using Entry = tl::expected<T, Refused>;

/// Where a try comes from.
struct Origin {
  records::Actor actor;  ///< address and request; kind and id once somebody is known
  std::string agent;     ///< what the browser says it is, for the list of one's own sessions
  std::string device;    ///< what an earlier sign-in left in the browser, ""
};

/// Somebody was let in.
struct Entered {
  NewSession session;
  Next next = Next::Done;
  std::string device;  ///< to be left in the browser: it is then no stranger to this account
};

struct Settings {
  SessionLimits limits;
  HashCost cost;
  Clock clock;  ///< absent takes the machine's
  /// Nobody is asked for a second factor who has none: only for invented people, on loopback.
  bool demonstration = false;
};

/// How people come in and what is done about their account. Guesses are slowed by account and address; who
/// has signed in from a browser before is not slowed by strangers who try the same account. Every way in,
/// refusal and change is audited. Thread-safe.
class SignIn {
public:
  SignIn(records::People& people, const records::Principals& principals, const records::SealingKey& key,
         Settings settings);

  Entry<Entered> with_passphrase(const std::string& email, const std::string& passphrase,
                                 const Origin& origin);
  /// A code of the authenticator, or a recovery code, for a session that lacks it.
  Entry<Entered> with_code(const Session& session, const std::string& code, const Origin& origin);
  /// A link of `parent_link`.
  Entry<Entered> with_link(const std::string& token, const Origin& origin);
  /// After the authority's own provider has said who it is, with or without a second factor of its own.
  Entry<Entered> with_single_sign_on(const std::string& person, bool second_factor, const Origin& origin);
  /// Audits that somebody could not be proven to be anybody.
  void note_refusal(const std::string& means, const records::Actor& actor);
  void sign_out(const Session& session, const Origin& origin);

  /// Makes an invitation: whatever the person signed in with before ends. NotFound; Conflict for who has
  /// left.
  Result<Links::Link> invite(const std::string& person, const records::Actor& actor);
  struct Invited {
    std::string name, email;
    std::chrono::sys_seconds expires;
    bool second_factor = false;  ///< it will be asked for
  };
  Entry<Invited> look_at_invitation(const std::string& token, const Origin& origin);
  Entry<Entered> accept_invitation(const std::string& token, const std::string& passphrase,
                                   const Origin& origin);

  /// The link to be sent to an address, where it is that of a person with grants of their own child; nullopt
  /// otherwise, of which the asker is told nothing.
  struct ParentLink {
    std::string email;
    Links::Link link;
  };
  Entry<std::optional<ParentLink>> parent_link(const std::string& email, const Origin& origin);

  /// Conflict for who has a second factor already: a new one begins with a new invitation.
  Result<std::string> begin_second_factor(const Session& session, const records::Actor& actor);
  struct Confirmed {
    std::vector<std::string> recovery_codes;
    NewSession session;
  };
  Entry<Confirmed> confirm_second_factor(const Session& session, const std::string& code,
                                         const Origin& origin);
  Entry<NewSession> change_passphrase(const Session& session, const std::string& current,
                                      const std::string& passphrase, const Origin& origin);

  /// What a session still lacks, as things stand now.
  Next next_of(const Session& session) const;

  Sessions& sessions() { return sessions_; }
  MachineTokens& machine_tokens() { return machine_tokens_; }
  const Accounts& accounts() const { return accounts_; }
  records::People& people() { return people_; }
  const records::Principals& principals() const { return principals_; }
  std::chrono::sys_seconds now() const { return settings_.clock(); }

private:
  Entry<Entered> enter(const records::Record& person, Means means, bool second_factor, const Origin& origin);
  bool needs_second_factor(std::string_view person) const;
  std::chrono::seconds must_wait(const std::string& account, const Origin& origin) const;
  void note_failure(const std::string& account, const Origin& origin);
  void note_success(const std::string& account, const Origin& origin);
  bool knows_device(const std::string& account, const Origin& origin) const;
  void audit(std::string_view action, std::string_view person, records::Outcome outcome,
             const std::string& detail, const records::Actor& actor);

  records::People& people_;
  const records::Principals& principals_;
  records::SealingKey key_;
  Settings settings_;
  Accounts accounts_;
  Links links_;
  Sessions sessions_;
  MachineTokens machine_tokens_;
  PassphraseHasher hasher_;
  Throttle throttle_;
};

}  // namespace headrow::sign_in

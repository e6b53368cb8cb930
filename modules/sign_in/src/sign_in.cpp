#include "headrow/sign_in/sign_in.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "headrow/records/days.hpp"

namespace headrow::sign_in {
namespace {

using records::Actor;
using records::Outcome;
using records::Record;
using records::Transaction;

constexpr std::array<std::string_view, 3> kNext = {"done", "second-factor", "set-up-second-factor"};

/// By account and address: somebody who mistypes is hardly slowed, somebody who guesses soon is.
constexpr Slowing kByAccountAndAddress{5, std::chrono::seconds(1), std::chrono::seconds(900)};
/// By address alone: one machine that tries many accounts. Schools share an address, so it is looser.
constexpr Slowing kByAddress{50, std::chrono::seconds(1), std::chrono::seconds(300)};
/// By account from browsers that never signed in to it: many machines that try one account. It slows, and
/// does not lock: the holder's own browsers go by a count of their own.
constexpr Slowing kByAccount{100, std::chrono::seconds(1), std::chrono::seconds(15)};

tl::unexpected<Refused> wrong() {
  return tl::unexpected(Refused{Refused::Why::Wrong, {}, {}});
}
tl::unexpected<Refused> too_many(std::chrono::seconds wait) {
  return tl::unexpected(Refused{Refused::Why::TooMany, wait, {}});
}
tl::unexpected<Refused> refused(const Problem& problem) {
  return tl::unexpected(Refused{Refused::Why::Problem, {}, problem});
}

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  std::ranges::transform(lowered, lowered.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lowered;
}

Actor as_person(Actor actor, const std::string& person) {
  actor.kind = records::Principal::Kind::Person;
  actor.id = person;
  return actor;
}

std::string means_words(Means means) {
  switch (means) {
    case Means::Passphrase:
      return "passphrase";
    case Means::Link:
      return "link";
    case Means::SingleSignOn:
      return "single sign-on";
  }
  return "";
}

}  // namespace

std::vector<records::PersonTable> person_tables() {
  return {{"sign_in_account", {"last_signed_in"}},
          {"session", {"started", "last_seen", "until", "means", "address", "agent"}},
          {"single_sign_on_identity", {"issuer", "subject"}},
          {"recovery_code", {}},
          {"one_time_link", {}}};
}

std::string_view next_text(Next next) {
  return kNext.at(static_cast<std::size_t>(next));
}

SignIn::SignIn(records::People& people, const records::Principals& principals, const records::SealingKey& key,
               Settings settings)
    : people_(people),
      principals_(principals),
      key_(key),
      settings_([&] {
        if (!settings.clock) {
          settings.clock = [] {
            return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
          };
        }
        return std::move(settings);
      }()),
      accounts_(people.database(), key),
      links_(people.database()),
      sessions_(people.database(), settings_.limits, settings_.clock),
      machine_tokens_(people.database()),
      hasher_(settings_.cost) {
  people_.when_access_ends([this](Transaction& transaction, std::string_view holder) {
    sessions_.end_all_within(transaction, holder);
    links_.end_all(transaction, holder);
    machine_tokens_.end_all_within(transaction, holder);
  });
}

bool SignIn::needs_second_factor(std::string_view person) const {
  if (settings_.demonstration) return false;
  const auto principal = principals_.person(person);
  return principal && std::ranges::any_of(principal->grants, [&](const records::HeldGrant& grant) {
           const records::Role* role = people_.roles().find(grant.role);
           return role != nullptr && role->second_factor;
         });
}

Next SignIn::next_of(const Session& session) const {
  // A link gives the business of one's own child alone (the gatekeeper sees to it), for which none is needed.
  if (session.second_factor || session.means == Means::Link) return Next::Done;
  if (accounts_.find(session.person).has_second_factor) return Next::SecondFactor;
  return needs_second_factor(session.person) ? Next::SetUpSecondFactor : Next::Done;
}

bool SignIn::knows_device(const std::string& account, const Origin& origin) const {
  if (origin.device.empty()) return false;
  try {
    return records::open_text(key_, "device", origin.device) == account;
  } catch (const std::exception&) {
    return false;  // of another server, or made up
  }
}

std::chrono::seconds SignIn::must_wait(const std::string& account, const Origin& origin) const {
  const auto now = settings_.clock();
  if (knows_device(account, origin))
    return throttle_.wait("device " + origin.device, kByAccountAndAddress, now);
  const std::string& address = origin.actor.address;
  return std::max({throttle_.wait("pair " + account + " " + address, kByAccountAndAddress, now),
                   throttle_.wait("address " + address, kByAddress, now),
                   throttle_.wait("account " + account, kByAccount, now)});
}

void SignIn::note_failure(const std::string& account, const Origin& origin) {
  const auto now = settings_.clock();
  if (knows_device(account, origin)) {
    throttle_.failed("device " + origin.device, now);
    return;
  }
  throttle_.failed("pair " + account + " " + origin.actor.address, now);
  throttle_.failed("address " + origin.actor.address, now);
  throttle_.failed("account " + account, now);
}

void SignIn::note_success(const std::string& account, const Origin& origin) {
  if (knows_device(account, origin)) throttle_.succeeded("device " + origin.device);
  throttle_.succeeded("pair " + account + " " + origin.actor.address);
}

void SignIn::audit(std::string_view action, std::string_view person, Outcome outcome,
                   const std::string& detail, const Actor& actor) {
  (void)people_.database().write([&](Transaction& transaction) -> Result<void> {
    transaction.audit(
        actor, {std::string(action), person.empty() ? "" : "person", std::string(person), outcome, detail});
    return {};
  });
}

Entry<Entered> SignIn::enter(const Record& person, Means means, bool second_factor, const Origin& origin) {
  auto session = sessions_.begin(person.id, means, second_factor, origin.actor.address, origin.agent);
  if (!session) return refused(session.error());
  const auto noted = people_.database().write([&](Transaction& transaction) -> Result<void> {
    const Actor actor = as_person(origin.actor, person.id);
    if (person["state"] == "invited") {
      if (auto active = people_.activate(transaction, person.id, actor); !active) return active;
    }
    accounts_.note_signed_in(transaction, person.id);
    transaction.audit(actor, {"sign in", "person", person.id, Outcome::Done, means_words(means)});
    return {};
  });
  if (!noted) return refused(noted.error());
  const Next next = next_of(session->session);
  return Entered{std::move(*session), next, records::seal_text(key_, "device", person["email"])};
}

Entry<Entered> SignIn::with_passphrase(const std::string& email, const std::string& passphrase,
                                       const Origin& origin) {
  const std::string account = lower_case(email);
  if (const auto wait = must_wait(account, origin); wait.count() > 0) return too_many(wait);
  const auto person = people_.find_by_email(account);
  const Account kept = person ? accounts_.find(person->id) : Account{};
  const auto right = hasher_.matches(kept.passphrase_hash, passphrase);
  if (!right) return refused(right.error());
  if (!*right || !person) {
    note_failure(account, origin);
    audit("sign in", person ? person->id : "", Outcome::Refused, "wrong passphrase", origin.actor);
    return wrong();
  }
  note_success(account, origin);
  if (hasher_.is_outdated(kept.passphrase_hash)) {
    if (const auto anew = hasher_.hash(passphrase)) {
      (void)people_.database().write([&](Transaction& transaction) -> Result<void> {
        accounts_.set_passphrase(transaction, person->id, *anew);
        return {};
      });
    }
  }
  return enter(*person, Means::Passphrase, false, origin);
}

Entry<Entered> SignIn::with_code(const Session& session, const std::string& code, const Origin& origin) {
  const std::string account = "code " + session.person;
  if (const auto wait = must_wait(account, origin); wait.count() > 0) return too_many(wait);
  const Actor actor = as_person(origin.actor, session.person);
  const auto used = people_.database().write([&](Transaction& transaction) -> Result<bool> {
    const bool right = accounts_.use_code(transaction, session.person, code, settings_.clock());
    transaction.audit(
        actor, {"give second factor", "person", session.person, right ? Outcome::Done : Outcome::Refused});
    return right;
  });
  if (!used) return refused(used.error());
  if (!*used) {
    note_failure(account, origin);
    return wrong();
  }
  note_success(account, origin);
  auto raised = sessions_.raise(session.id);
  if (!raised) return refused(raised.error());
  return Entered{std::move(*raised), Next::Done, ""};
}

Entry<Entered> SignIn::with_link(const std::string& token, const Origin& origin) {
  if (const auto wait = must_wait("link", origin); wait.count() > 0) return too_many(wait);
  const auto used =
      people_.database().write([&](Transaction& transaction) -> Result<std::optional<std::string>> {
        return links_.use(transaction, token, LinkPurpose::SignIn, settings_.clock());
      });
  if (!used) return refused(used.error());
  const auto& owner = *used;
  const auto person = owner ? people_.find(*owner) : std::nullopt;
  if (!person || (*person)["state"] == "left") {
    note_failure("link", origin);
    audit("sign in", "", Outcome::Refused, "link", origin.actor);
    return wrong();
  }
  return enter(*person, Means::Link, false, origin);
}

Entry<Entered> SignIn::with_single_sign_on(const std::string& id, bool second_factor, const Origin& origin) {
  const auto person = people_.find(id);
  if (!person || (*person)["state"] == "left") return wrong();
  return enter(*person, Means::SingleSignOn, second_factor, origin);
}

void SignIn::note_refusal(const std::string& means, const Actor& actor) {
  audit("sign in", "", Outcome::Refused, means, actor);
}

void SignIn::sign_out(const Session& session, const Origin& origin) {
  (void)sessions_.end(session.id, session.person, as_person(origin.actor, session.person));
}

Result<Links::Link> SignIn::invite(const std::string& id, const Actor& actor) {
  const auto person = people_.find(id);
  if (!person) return fail(ProblemCode::NotFound, "There is no such person.");
  if ((*person)["state"] == "left")
    return fail(ProblemCode::Conflict, "Who has left cannot be invited: add them anew.");
  return people_.database().write([&](Transaction& transaction) -> Result<Links::Link> {
    accounts_.reset(transaction, id);
    sessions_.end_all_within(transaction, id);
    transaction.audit(actor, {"invite person", "person", id});
    return links_.make(transaction, id, LinkPurpose::Invitation, settings_.clock());
  });
}

Entry<SignIn::Invited> SignIn::look_at_invitation(const std::string& token, const Origin& origin) {
  if (const auto wait = must_wait("invitation", origin); wait.count() > 0) return too_many(wait);
  const auto held = links_.look(token, LinkPurpose::Invitation, settings_.clock());
  const auto person = held ? people_.find(held->person) : std::nullopt;
  if (!person) {
    note_failure("invitation", origin);
    return wrong();
  }
  return Invited{(*person)["name"], (*person)["email"], held->expires, needs_second_factor(person->id)};
}

Entry<Entered> SignIn::accept_invitation(const std::string& token, const std::string& passphrase,
                                         const Origin& origin) {
  const auto invited = look_at_invitation(token, origin);
  if (!invited) return tl::unexpected(invited.error());
  if (const auto good = check_passphrase(passphrase, invited->name, invited->email); !good)
    return refused(good.error());
  const auto hash = hasher_.hash(passphrase);
  if (!hash) return refused(hash.error());
  const auto used = people_.database().write([&](Transaction& transaction) -> Result<std::string> {
    const auto person = links_.use(transaction, token, LinkPurpose::Invitation, settings_.clock());
    if (!person) return fail(ProblemCode::NotFound, "The invitation was used meanwhile.");
    accounts_.set_passphrase(transaction, *person, *hash);
    transaction.audit(as_person(origin.actor, *person), {"accept invitation", "person", *person});
    return *person;
  });
  if (!used) return wrong();
  const auto person = people_.find(*used);
  if (!person) return wrong();
  return enter(*person, Means::Passphrase, false, origin);
}

Entry<std::optional<SignIn::ParentLink>> SignIn::parent_link(const std::string& email, const Origin& origin) {
  const std::string account = "parent " + lower_case(email);
  if (const auto wait = must_wait(account, origin); wait.count() > 0) return too_many(wait);
  note_failure(account, origin);  // each letter counts, so that nobody's mailbox is filled
  const auto person = people_.find_by_email(email);
  const auto principal = person ? principals_.person(person->id) : nullptr;
  const bool parent =
      principal && std::ranges::any_of(principal->grants, [](const records::HeldGrant& grant) {
        return grant.scope_kind == records::ScopeKind::Child;
      });
  if (!person || !parent) return std::optional<ParentLink>();
  auto link = people_.database().write([&](Transaction& transaction) -> Result<Links::Link> {
    transaction.audit(origin.actor, {"send link", "person", person->id});
    return links_.make(transaction, person->id, LinkPurpose::SignIn, settings_.clock());
  });
  if (!link) return refused(link.error());
  return std::optional<ParentLink>(ParentLink{(*person)["email"], std::move(*link)});
}

Result<std::string> SignIn::begin_second_factor(const Session& session, const Actor& actor) {
  if (accounts_.find(session.person).has_second_factor)
    return fail(ProblemCode::Conflict,
                "You have a second factor. To use another device, ask an administrator to invite you again.");
  return people_.database().write([&](Transaction& transaction) -> Result<std::string> {
    transaction.audit(actor, {"begin second factor", "person", session.person});
    return accounts_.begin_second_factor(transaction, session.person);
  });
}

Entry<SignIn::Confirmed> SignIn::confirm_second_factor(const Session& session, const std::string& code,
                                                       const Origin& origin) {
  const std::string account = "code " + session.person;
  if (const auto wait = must_wait(account, origin); wait.count() > 0) return too_many(wait);
  auto confirmed = people_.database().write(
      [&](Transaction& transaction) -> Result<std::optional<std::vector<std::string>>> {
        auto recovery_codes =
            accounts_.confirm_second_factor(transaction, session.person, code, settings_.clock());
        transaction.audit(as_person(origin.actor, session.person),
                          {"confirm second factor", "person", session.person,
                           recovery_codes ? Outcome::Done : Outcome::Refused});
        return recovery_codes;
      });
  if (!confirmed) return refused(confirmed.error());
  auto& recovery_codes = *confirmed;
  if (!recovery_codes) {
    note_failure(account, origin);
    return wrong();
  }
  auto raised = sessions_.raise(session.id);
  if (!raised) return refused(raised.error());
  return Confirmed{std::move(*recovery_codes), std::move(*raised)};
}

Entry<NewSession> SignIn::change_passphrase(const Session& session, const std::string& current,
                                            const std::string& passphrase, const Origin& origin) {
  const std::string account = "change " + session.person;
  if (const auto wait = must_wait(account, origin); wait.count() > 0) return too_many(wait);
  const auto person = people_.find(session.person);
  const auto right = hasher_.matches(accounts_.find(session.person).passphrase_hash, current);
  if (!right) return refused(right.error());
  if (!person || !*right) {
    note_failure(account, origin);
    audit("change passphrase", session.person, Outcome::Refused, "wrong passphrase",
          as_person(origin.actor, session.person));
    return wrong();
  }
  if (const auto good = check_passphrase(passphrase, (*person)["name"], (*person)["email"]); !good)
    return refused(good.error());
  const auto hash = hasher_.hash(passphrase);
  if (!hash) return refused(hash.error());
  const auto changed = people_.database().write([&](Transaction& transaction) -> Result<void> {
    accounts_.set_passphrase(transaction, session.person, *hash);
    sessions_.end_all_within(transaction, session.person, session.id);
    transaction.audit(as_person(origin.actor, session.person),
                      {"change passphrase", "person", session.person});
    return {};
  });
  if (!changed) return refused(changed.error());
  auto fresh = sessions_.begin(session.person, session.means, session.second_factor, origin.actor.address,
                               origin.agent);
  if (!fresh) return refused(fresh.error());
  (void)sessions_.end(session.id, session.person, as_person(origin.actor, session.person));
  return std::move(*fresh);
}

}  // namespace headrow::sign_in

#include "headrow/records/people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "headrow/records/days.hpp"

namespace headrow::records {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestAddress = 254;  // RFC 5321, 4.5.3.1.3

bool is_control(char letter) {
  return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

Result<std::string> read_name(const std::string& given) {
  std::string name = trimmed(given);
  if (name.empty()) return fail(ProblemCode::BadInput, "Enter a name.", {"", 0, "name", ""});
  if (name.size() > kLongestName || std::ranges::any_of(name, is_control)) {
    return fail(ProblemCode::BadInput,
                fmt::format("A name has at most {} letters, in one line.", kLongestName),
                {"", 0, "name", ""});
  }
  return name;
}

/// Not what could be an address by every rule, but what no address is without: the invitation shows whether
/// it is one.
Result<std::string> read_email(const std::string& given) {
  std::string email = trimmed(given);
  std::ranges::transform(email, email.begin(), [](unsigned char letter) {
    return letter < 0x80 ? static_cast<char>(std::tolower(letter)) : static_cast<char>(letter);
  });
  const auto at = email.find('@');
  const bool wrong = at == std::string::npos || at == 0 || email.find('@', at + 1) != std::string::npos ||
                     email.find('.', at + 2) == std::string::npos || email.ends_with('.') ||
                     email.size() > kLongestAddress ||
                     email.find_first_of(" ,;<>\"()") != std::string::npos ||
                     std::ranges::any_of(email, is_control);
  if (wrong) {
    return fail(ProblemCode::BadInput, "Enter an e-mail address, such as name@example.org.",
                {"", 0, "email", ""});
  }
  return email;
}

std::string joined(const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) list += (list.empty() ? "" : ",") + word;
  return list;
}

bool is_year_group(std::string_view text) {
  static constexpr std::array<std::string_view, 17> kYearGroups = {
      "N1", "N2", "R", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"};
  return std::ranges::find(kYearGroups, text) != kYearGroups.end();
}

Result<void> check_days(const NewGrant& grant) {
  for (const auto& [column, day] : {std::pair("from", &grant.from), std::pair("until", &grant.until)}) {
    if (!day->empty() && !read_day(*day)) {
      return fail(ProblemCode::BadInput, "Enter a day as year-month-day, such as 2026-09-01.",
                  {"", 0, column, *day});
    }
  }
  if (!grant.from.empty() && !grant.until.empty() && grant.until < grant.from) {
    return fail(ProblemCode::BadInput, "The last day lies before the first.", {"", 0, "until", grant.until});
  }
  return {};
}

Fields grant_fields(std::string_view holder, const NewGrant& grant) {
  return {{"holder", std::string(holder)},
          {"role", grant.role},
          {"scope_kind", std::string(scope_kind_text(grant.scope_kind))},
          {"scope", grant.scope},
          {"year_groups", joined(grant.year_groups)},
          {"from_day", grant.from},
          {"until_day", grant.until},
          {"state", "current"}};
}

Result<void> address_is_free(soci::session& sql, const std::string& email, std::string_view except) {
  const auto others = find_records(sql, person_class(), "email = :a AND state <> 'left' AND id <> :b",
                                   {email, std::string(except)});
  if (others.empty()) return {};
  return fail(ProblemCode::Conflict, "Somebody else has this e-mail address already.", {"", 0, "email", ""});
}

std::vector<Record> current_grants(soci::session& sql, std::string_view holder) {
  return find_records(sql, grant_class(), "holder = :a AND state = 'current'", {std::string(holder)});
}

Result<Record> end_one(Transaction& transaction, const Record& grant, const std::string& reason,
                       const Actor& actor) {
  return change_record(transaction, grant_class(), grant.id, grant.version, {{"state", "ended"}}, reason,
                       actor);
}

Result<void> end_all(Transaction& transaction, std::string_view holder, const std::string& reason,
                     const Actor& actor) {
  for (const Record& grant : current_grants(transaction.sql(), holder)) {
    if (auto ended = end_one(transaction, grant, reason, actor); !ended) return tl::unexpected(ended.error());
  }
  return {};
}

}  // namespace

const RecordClass& person_class() {
  static const RecordClass kind = {
      "person",
      {{"name", FieldKind::Personal}, {"email", FieldKind::Personal}, {"state"}, {"restricted"}},
      "",
      {"id"}};
  return kind;
}

const RecordClass& grant_class() {
  static const RecordClass kind = {"held_grant",
                                   {{"holder"},
                                    {"role"},
                                    {"scope_kind"},
                                    {"scope"},
                                    {"year_groups"},
                                    {"from_day"},
                                    {"until_day"},
                                    {"state"}},
                                   "",
                                   {"holder"}};
  return kind;
}

const RecordClass& client_class() {
  static const RecordClass kind = {"client", {{"name"}, {"state"}}, ""};
  return kind;
}

Result<void> People::check_grant(const NewGrant& grant) const {
  const Role* role = roles_.find(grant.role);
  if (role == nullptr)
    return fail(ProblemCode::BadInput, "There is no such role.", {"", 0, "role", grant.role});
  if (!role->may_have_scope(grant.scope_kind)) {
    return fail(ProblemCode::BadInput,
                fmt::format("The role {} cannot be given in this kind of scope.", role->title),
                {"", 0, "scope_kind", std::string(scope_kind_text(grant.scope_kind))});
  }
  if ((grant.scope_kind == ScopeKind::City) != grant.scope.empty()) {
    return fail(ProblemCode::BadInput, "Every scope but the city names its place, and the city none.",
                {"", 0, "scope", grant.scope});
  }
  if (!grant.scope.empty() && scope_known_ && !scope_known_(grant.scope_kind, grant.scope))
    return fail(ProblemCode::BadInput, "There is no such place.", {"", 0, "scope", grant.scope});
  for (const auto& year : grant.year_groups) {
    if (!is_year_group(year))
      return fail(ProblemCode::BadInput, "Year groups are N1, N2, R and 1 to 14.",
                  {"", 0, "year_groups", year});
  }
  return check_days(grant);
}

Result<Record> People::add(const std::string& given_name, const std::string& given_email,
                           const std::vector<NewGrant>& grants, const Actor& actor) {
  const auto name = read_name(given_name);
  if (!name) return tl::unexpected(name.error());
  const auto email = read_email(given_email);
  if (!email) return tl::unexpected(email.error());
  for (const NewGrant& grant : grants)
    if (const auto checked = check_grant(grant); !checked) return tl::unexpected(checked.error());
  auto added = database_.write([&](Transaction& transaction) -> Result<Record> {
    if (const auto free = address_is_free(transaction.sql(), *email, ""); !free)
      return tl::unexpected(free.error());
    return added_with_grants(transaction, person_class(),
                             {{"name", *name}, {"email", *email}, {"state", "invited"}}, grants, actor);
  });
  changed();
  return added;
}

Result<Record> People::added_with_grants(Transaction& transaction, const RecordClass& kind,
                                         const Fields& fields, const std::vector<NewGrant>& grants,
                                         const Actor& actor) {
  auto holder = create_record(transaction, kind, fields, actor);
  if (!holder) return holder;
  for (const NewGrant& grant : grants) {
    auto given = create_record(transaction, grant_class(), grant_fields(holder->id, grant), actor);
    if (!given) return given;
  }
  return holder;
}

Result<Record> People::change(std::string_view person, std::int64_t version, const std::string& name,
                              const std::string& email, const std::string& reason, const Actor& actor) {
  return change_names(person, version, name, email, reason, actor, false);
}

Result<Record> People::rectify(std::string_view person, std::int64_t version, const std::string& name,
                               const std::string& email, const std::string& reason, const Actor& actor) {
  return change_names(person, version, name, email, reason, actor, true);
}

Result<Record> People::restrict(std::string_view person, std::int64_t version, bool restricted,
                                const std::string& reason, const Actor& actor) {
  if (reason.empty())
    return fail(ProblemCode::BadInput, "Say why: the person may ask.", {"", 0, "reason", ""});
  auto done = database_.write([&](Transaction& transaction) {
    return change_record(transaction, person_class(), person, version,
                         {{"restricted", restricted ? "yes" : ""}}, reason, actor);
  });
  changed();
  return done;
}

Result<Record> People::change_names(std::string_view person, std::int64_t version,
                                    const std::string& given_name, const std::string& given_email,
                                    const std::string& reason, const Actor& actor, bool also_restricted) {
  const auto name = read_name(given_name);
  if (!name) return tl::unexpected(name.error());
  const auto email = read_email(given_email);
  if (!email) return tl::unexpected(email.error());
  auto done = database_.write([&](Transaction& transaction) -> Result<Record> {
    if (const auto free = address_is_free(transaction.sql(), *email, person); !free)
      return tl::unexpected(free.error());
    const auto found = find_record(transaction.sql(), person_class(), person);
    if (found && (*found)["restricted"] == "yes" && !also_restricted) {
      return fail(ProblemCode::Conflict,
                  "The person's data are restricted. Who answers for data protection can rectify them.");
    }
    return change_record(transaction, person_class(), person, version, {{"name", *name}, {"email", *email}},
                         reason, actor);
  });
  changed();
  return done;
}

Result<Record> People::end_holder(const RecordClass& kind, std::string_view holder, std::int64_t version,
                                  const std::string& end_state, const std::string& reason,
                                  const Actor& actor) {
  auto done = database_.write([&](Transaction& transaction) -> Result<Record> {
    auto ended = change_record(transaction, kind, holder, version, {{"state", end_state}}, reason, actor);
    if (!ended) return ended;
    if (const auto grants = end_all(transaction, holder, reason, actor); !grants)
      return tl::unexpected(grants.error());
    if (access_ended_) access_ended_(transaction, holder);
    return ended;
  });
  changed();
  return done;
}

Result<Record> People::leave(std::string_view person, std::int64_t version, const std::string& reason,
                             const Actor& actor) {
  return end_holder(person_class(), person, version, "left", reason, actor);
}

Result<void> People::activate(Transaction& transaction, std::string_view person, const Actor& actor) {
  const auto found = find_record(transaction.sql(), person_class(), person);
  if (!found || found->operator[]("state") == "left")
    return fail(ProblemCode::NotFound, "There is no such person.");
  const auto done = change_record(transaction, person_class(), person, found->version, {{"state", "active"}},
                                  "first sign-in", actor);
  if (!done) return tl::unexpected(done.error());
  return {};
}

Result<Record> People::add_client(const std::string& given_name, const std::vector<NewGrant>& grants,
                                  const Actor& actor) {
  const auto name = read_name(given_name);
  if (!name) return tl::unexpected(name.error());
  for (const NewGrant& grant : grants)
    if (const auto checked = check_grant(grant); !checked) return tl::unexpected(checked.error());
  auto added = database_.write([&](Transaction& transaction) {
    return added_with_grants(transaction, client_class(), {{"name", *name}, {"state", "active"}}, grants,
                             actor);
  });
  changed();
  return added;
}

Result<Record> People::end_client(std::string_view client, std::int64_t version, const std::string& reason,
                                  const Actor& actor) {
  return end_holder(client_class(), client, version, "ended", reason, actor);
}

Result<Record> People::grant(std::string_view holder, const NewGrant& grant, const std::string& reason,
                             const Actor& actor) {
  if (const auto checked = check_grant(grant); !checked) return tl::unexpected(checked.error());
  auto given = database_.write(
      [&](Transaction& transaction) { return grant_within(transaction, holder, grant, reason, actor); });
  changed();
  return given;
}

Result<Record> People::grant_within(Transaction& transaction, std::string_view holder, const NewGrant& grant,
                                    const std::string& reason, const Actor& actor) {
  const auto person = find_record(transaction.sql(), person_class(), holder);
  const auto client = find_record(transaction.sql(), client_class(), holder);
  if (!person && !client) return fail(ProblemCode::NotFound, "There is nobody who could be given this.");
  const std::string& state = person ? (*person)["state"] : (*client)["state"];
  if (state == "left" || state == "ended")
    return fail(ProblemCode::Conflict, "Who has left cannot be given anything. Invite them again first.");
  Fields fields = grant_fields(holder, grant);
  return create_record(transaction, grant_class(), fields, actor, nullptr, reason);
}

Result<Record> People::end_grant(std::string_view id, std::int64_t version, const std::string& reason,
                                 const Actor& actor) {
  auto done = database_.write(
      [&](Transaction& transaction) { return end_grant_within(transaction, id, version, reason, actor); });
  changed();
  return done;
}

Result<Record> People::end_grant_within(Transaction& transaction, std::string_view id, std::int64_t version,
                                        const std::string& reason, const Actor& actor) {
  auto ended = change_record(transaction, grant_class(), id, version, {{"state", "ended"}}, reason, actor);
  if (!ended) return ended;
  const std::string& holder = (*ended)["holder"];
  if (current_grants(transaction.sql(), holder).empty() && access_ended_) access_ended_(transaction, holder);
  return ended;
}

std::vector<Record> People::grants_of(std::string_view holder) const {
  return database_.read([&](soci::session& sql) {
    return find_records(sql, grant_class(), "holder = :a", {std::string(holder)},
                        "ORDER BY CASE state WHEN 'current' THEN 0 ELSE 1 END, role, created_at, id");
  });
}

std::optional<Record> People::find(std::string_view person) const {
  return database_.read([&](soci::session& sql) { return find_record(sql, person_class(), person); });
}

std::optional<Record> People::find_by_email(std::string_view given) const {
  const auto email = read_email(std::string(given));
  if (!email) return std::nullopt;
  return database_.read([&](soci::session& sql) -> std::optional<Record> {
    auto found = find_records(sql, person_class(), "email = :a AND state <> 'left'", {*email});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  });
}

}  // namespace headrow::records

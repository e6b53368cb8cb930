#include "headrow/sign_in/links.hpp"

#include "headrow/records/days.hpp"
#include "headrow/records/sealing.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::sign_in {
namespace {

using records::execute;

std::string purpose_text(LinkPurpose purpose) {
  return purpose == LinkPurpose::Invitation ? "invitation" : "sign-in";
}

std::chrono::seconds life_of(LinkPurpose purpose) {
  return purpose == LinkPurpose::Invitation ? std::chrono::hours(7 * 24) : std::chrono::minutes(15);
}

std::optional<Links::Held> held(soci::session& sql, std::string_view token, LinkPurpose purpose,
                                std::chrono::sys_seconds now) {
  std::optional<Links::Held> found;
  records::for_each_row(sql,
                        "SELECT person, expires FROM one_time_link WHERE token_hash = :a AND purpose = :b",
                        {records::secret_token_hash(token), purpose_text(purpose)}, 2,
                        [&](const std::vector<std::string>& row) {
                          const auto expires = records::read_instant(row[1]);
                          if (expires && now < *expires) found = Links::Held{row[0], *expires};
                        });
  return found;
}

}  // namespace

Links::Link Links::make(records::Transaction& transaction, std::string_view person, LinkPurpose purpose,
                        std::chrono::sys_seconds now) {
  Link link{records::new_secret_token(), now + life_of(purpose)};
  execute(transaction.sql(), "DELETE FROM one_time_link WHERE person = :a AND purpose = :b",
          {std::string(person), purpose_text(purpose)});
  execute(transaction.sql(),
          "INSERT INTO one_time_link (token_hash, person, purpose, expires) VALUES (:a, :b, :c, :d)",
          {records::secret_token_hash(link.token), std::string(person), purpose_text(purpose),
           records::instant_text(link.expires)});
  return link;
}

std::optional<Links::Held> Links::look(std::string_view token, LinkPurpose purpose,
                                       std::chrono::sys_seconds now) const {
  return database_.read([&](soci::session& sql) { return held(sql, token, purpose, now); });
}

std::optional<std::string> Links::use(records::Transaction& transaction, std::string_view token,
                                      LinkPurpose purpose, std::chrono::sys_seconds now) {
  const auto found = held(transaction.sql(), token, purpose, now);
  if (!found) return std::nullopt;
  execute(transaction.sql(), "DELETE FROM one_time_link WHERE token_hash = :a",
          {records::secret_token_hash(token)});
  return found->person;
}

void Links::end_all(records::Transaction& transaction, std::string_view person) {
  execute(transaction.sql(), "DELETE FROM one_time_link WHERE person = :a", {std::string(person)});
}

}  // namespace headrow::sign_in

#include "headrow/sign_in/accounts.hpp"

#include "headrow/records/statement.hpp"
#include "headrow/sign_in/one_time_code.hpp"

namespace headrow::sign_in {
namespace {

using records::execute;
using records::Transaction;

struct Authenticator {
  std::string sealed;
  bool confirmed = false;
  std::int64_t last_step = 0;
};

std::string context_of(std::string_view person) {
  return "authenticator of " + std::string(person);
}

void ensure_row(soci::session& sql, std::string_view person) {
  execute(
      sql,
      "INSERT INTO sign_in_account (person, passphrase_hash, totp_sealed, totp_confirmed, totp_last_step, "
      "last_signed_in) VALUES (:a, '', '', '', 0, '') ON CONFLICT (person) DO NOTHING",
      {std::string(person)});
}

Authenticator authenticator_of(soci::session& sql, std::string_view person) {
  Authenticator found;
  records::for_each_row(sql,
                        "SELECT totp_sealed, totp_confirmed, CAST(totp_last_step AS TEXT) FROM "
                        "sign_in_account WHERE person = :a",
                        {std::string(person)}, 3, [&](const std::vector<std::string>& row) {
                          found = {row[0], row[1] == "yes", std::stoll(row[2])};
                        });
  return found;
}

void set_last_step(soci::session& sql, std::string_view person, std::int64_t step) {
  execute(sql, "UPDATE sign_in_account SET totp_last_step = " + std::to_string(step) + " WHERE person = :a",
          {std::string(person)});
}

}  // namespace

Account Accounts::find(std::string_view person) const {
  Account account;
  database_.read([&](soci::session& sql) {
    records::for_each_row(
        sql, "SELECT passphrase_hash, totp_confirmed, last_signed_in FROM sign_in_account WHERE person = :a",
        {std::string(person)}, 3,
        [&](const std::vector<std::string>& row) { account = {row[0], row[1] == "yes", row[2]}; });
  });
  return account;
}

void Accounts::set_passphrase(Transaction& transaction, std::string_view person, const std::string& hash) {
  ensure_row(transaction.sql(), person);
  execute(transaction.sql(), "UPDATE sign_in_account SET passphrase_hash = :a WHERE person = :b",
          {hash, std::string(person)});
}

void Accounts::note_signed_in(Transaction& transaction, std::string_view person) {
  ensure_row(transaction.sql(), person);
  execute(transaction.sql(), "UPDATE sign_in_account SET last_signed_in = :a WHERE person = :b",
          {transaction.now(), std::string(person)});
}

void Accounts::reset(Transaction& transaction, std::string_view person) {
  execute(transaction.sql(),
          "UPDATE sign_in_account SET passphrase_hash = '', totp_sealed = '', totp_confirmed = '', "
          "totp_last_step = 0 WHERE person = :a",
          {std::string(person)});
  execute(transaction.sql(), "DELETE FROM recovery_code WHERE person = :a", {std::string(person)});
}

std::string Accounts::begin_second_factor(Transaction& transaction, std::string_view person) {
  const std::string secret = new_authenticator_secret();
  ensure_row(transaction.sql(), person);
  execute(transaction.sql(),
          "UPDATE sign_in_account SET totp_sealed = :a, totp_confirmed = '', totp_last_step = 0 WHERE person "
          "= :b",
          {records::seal_text(key_, context_of(person), secret), std::string(person)});
  return secret;
}

std::optional<std::vector<std::string>> Accounts::confirm_second_factor(Transaction& transaction,
                                                                        std::string_view person,
                                                                        std::string_view code,
                                                                        std::chrono::sys_seconds now) {
  const Authenticator kept = authenticator_of(transaction.sql(), person);
  if (kept.sealed.empty() || kept.confirmed) return std::nullopt;
  const auto step =
      matching_step(records::open_text(key_, context_of(person), kept.sealed), code, now, kept.last_step);
  if (!step) return std::nullopt;
  execute(transaction.sql(), "UPDATE sign_in_account SET totp_confirmed = 'yes' WHERE person = :a",
          {std::string(person)});
  set_last_step(transaction.sql(), person, *step);
  execute(transaction.sql(), "DELETE FROM recovery_code WHERE person = :a", {std::string(person)});
  auto codes = new_recovery_codes();
  for (const auto& recovery : codes) {
    execute(transaction.sql(), "INSERT INTO recovery_code (person, code_hash) VALUES (:a, :b)",
            {std::string(person), records::secret_token_hash(plain_recovery_code(recovery))});
  }
  return codes;
}

bool Accounts::use_code(Transaction& transaction, std::string_view person, std::string_view code,
                        std::chrono::sys_seconds now) {
  const Authenticator kept = authenticator_of(transaction.sql(), person);
  if (!kept.confirmed) return false;
  if (const auto step = matching_step(records::open_text(key_, context_of(person), kept.sealed), code, now,
                                      kept.last_step)) {
    set_last_step(transaction.sql(), person, *step);
    return true;
  }
  return execute(transaction.sql(), "DELETE FROM recovery_code WHERE person = :a AND code_hash = :b",
                 {std::string(person), records::secret_token_hash(plain_recovery_code(code))}) == 1;
}

long Accounts::recovery_codes_left(std::string_view person) const {
  return database_.read([&](soci::session& sql) {
    return static_cast<long>(records::one_number(sql, "SELECT COUNT(*) FROM recovery_code WHERE person = :a",
                                                 {std::string(person)}));
  });
}

}  // namespace headrow::sign_in

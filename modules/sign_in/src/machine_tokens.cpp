#include "headrow/sign_in/machine_tokens.hpp"

#include "headrow/records/sealing.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::sign_in {

using records::execute;

MachineTokens::MachineTokens(records::Database& database) : database_(database) {
  database_.read([&](soci::session& sql) {
    records::for_each_row(
        sql, "SELECT token_hash, client, last_used FROM machine_token", {}, 3,
        [&](const std::vector<std::string>& row) { by_hash_[row[0]] = {row[1], row[2].substr(0, 10)}; });
  });
}

Result<std::string> MachineTokens::make(const std::string& client, const records::Actor& actor) {
  std::string token = records::new_secret_token();
  const std::string hash = records::secret_token_hash(token);
  const auto made = database_.write([&](records::Transaction& transaction) -> Result<void> {
    execute(transaction.sql(),
            "INSERT INTO machine_token (token_hash, client, made_at, last_used) VALUES (:a, :b, :c, '')",
            {hash, client, transaction.now()});
    transaction.audit(actor, {"make token", "client", client});
    return {};
  });
  if (!made) return tl::unexpected(made.error());
  const std::lock_guard lock(mutex_);
  by_hash_[hash] = {client, ""};
  return token;
}

std::optional<std::string> MachineTokens::client_of(std::string_view token) {
  const std::string hash = records::secret_token_hash(token);
  const std::string today = records::utc_now().substr(0, 10);
  std::string client;
  {
    const std::lock_guard lock(mutex_);
    const auto at = by_hash_.find(hash);
    if (at == by_hash_.end()) return std::nullopt;
    client = at->second.client;
    if (at->second.noted_day == today) return client;
    at->second.noted_day = today;
  }
  // Once a day is enough to see which tokens nobody needs any more.
  (void)database_.write([&](records::Transaction& transaction) -> Result<void> {
    execute(transaction.sql(), "UPDATE machine_token SET last_used = :a WHERE token_hash = :b",
            {transaction.now(), hash});
    return {};
  });
  return client;
}

std::string MachineTokens::last_used(std::string_view client) const {
  return database_.read([&](soci::session& sql) {
    std::string last;
    records::for_each_row(sql, "SELECT last_used FROM machine_token WHERE client = :a ORDER BY last_used",
                          {std::string(client)}, 1,
                          [&](const std::vector<std::string>& row) { last = row[0]; });
    return last;
  });
}

void MachineTokens::end_all_within(records::Transaction& transaction, std::string_view client) {
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(by_hash_, [&](const auto& entry) { return entry.second.client == client; });
  }
  execute(transaction.sql(), "DELETE FROM machine_token WHERE client = :a", {std::string(client)});
}

}  // namespace headrow::sign_in

#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "headrow/records/database.hpp"

namespace headrow::sign_in {

/// Tokens by which machine clients show who they are. What is kept is their hash. Thread-safe.
class MachineTokens {
public:
  explicit MachineTokens(records::Database& database);

  /// Makes a token of a client and returns it, for the one time it is shown.
  Result<std::string> make(const std::string& client, const records::Actor& actor);
  /// The client of a token, which is thereby used; nullopt for what is none.
  std::optional<std::string> client_of(std::string_view token);
  /// "" when it was never used.
  std::string last_used(std::string_view client) const;
  void end_all_within(records::Transaction& transaction, std::string_view client);

private:
  struct Kept {
    std::string client;
    std::string noted_day;  ///< of the last use that was written down
  };
  records::Database& database_;
  mutable std::mutex mutex_;
  std::map<std::string, Kept, std::less<>> by_hash_;
};

}  // namespace headrow::sign_in

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/records/database.hpp"
#include "headrow/records/sealing.hpp"

namespace headrow::sign_in {

/// What is kept of how a person signs in here.
struct Account {
  std::string passphrase_hash;     ///< "" until an invitation was accepted
  bool has_second_factor = false;  ///< confirmed with a code
  std::string last_signed_in;
};

/// The rows behind local sign-in. Secrets of authenticators lie sealed under a key outside the store.
/// Functions with a Transaction are part of a larger change, which audits.
class Accounts {
public:
  Accounts(records::Database& database, const records::SealingKey& key) : database_(database), key_(key) {}

  Account find(std::string_view person) const;  ///< empty where nothing is kept
  void set_passphrase(records::Transaction& transaction, std::string_view person, const std::string& hash);
  void note_signed_in(records::Transaction& transaction, std::string_view person);
  /// Forgets passphrase, authenticator and recovery codes.
  void reset(records::Transaction& transaction, std::string_view person);

  /// Keeps a new authenticator that is not confirmed yet, and returns its secret.
  std::string begin_second_factor(records::Transaction& transaction, std::string_view person);
  /// Confirms it with its first code and returns the recovery codes, which are kept hashed. nullopt: wrong
  /// code.
  std::optional<std::vector<std::string>> confirm_second_factor(records::Transaction& transaction,
                                                                std::string_view person,
                                                                std::string_view code,
                                                                std::chrono::sys_seconds now);
  /// Whether a code of the authenticator, or a recovery code, is right. It is thereby used up.
  bool use_code(records::Transaction& transaction, std::string_view person, std::string_view code,
                std::chrono::sys_seconds now);
  /// How many recovery codes are left.
  long recovery_codes_left(std::string_view person) const;

private:
  records::Database& database_;
  records::SealingKey key_;
};

}  // namespace headrow::sign_in

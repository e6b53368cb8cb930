#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "headrow/records/database.hpp"

namespace headrow::sign_in {

/// What a link is for.
enum class LinkPurpose : unsigned char {
  Invitation,  ///< to choose a passphrase; seven days
  SignIn       ///< a parent's or carer's way in; a quarter of an hour
};

/// Links that work once. Their token is 256 random bits; what is kept is its hash.
class Links {
public:
  explicit Links(records::Database& database) : database_(database) {}

  struct Link {
    std::string token;
    std::chrono::sys_seconds expires;
  };
  /// Makes a link; those of the same purpose that were sent to the person before end.
  Link make(records::Transaction& transaction, std::string_view person, LinkPurpose purpose,
            std::chrono::sys_seconds now);

  struct Held {
    std::string person;
    std::chrono::sys_seconds expires;
  };
  /// Whose link it is, without using it. nullopt: never was one, used, or too late.
  std::optional<Held> look(std::string_view token, LinkPurpose purpose, std::chrono::sys_seconds now) const;
  /// Uses it up.
  std::optional<std::string> use(records::Transaction& transaction, std::string_view token,
                                 LinkPurpose purpose, std::chrono::sys_seconds now);
  /// Ends every link of a person.
  void end_all(records::Transaction& transaction, std::string_view person);

private:
  records::Database& database_;
};

}  // namespace headrow::sign_in

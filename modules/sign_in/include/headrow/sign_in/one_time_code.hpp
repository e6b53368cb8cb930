#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headrow::sign_in {

/// Codes of an authenticator: six digits, a new one every 30 seconds, by HMAC-SHA-1 over 160 secret bits (RFC
/// 6238 with the values that authenticators take; liboath).
std::string new_authenticator_secret();  ///< 20 random bytes
std::string authenticator_code(const std::string& secret, std::int64_t step);
/// The 30-second step of a code that is right now, or was a step ago or will be one on (clocks differ), and
/// comes after `last_step`, since a code works once. nullopt: wrong.
std::optional<std::int64_t> matching_step(const std::string& secret, std::string_view code,
                                          std::chrono::sys_seconds now, std::int64_t last_step);
/// The secret as people type it: base 32 (RFC 4648) in groups of four.
std::string typed_secret(const std::string& secret);
/// What the picture that authenticators read says: "otpauth://totp/Headrow:ADDRESS?secret=...".
std::string authenticator_uri(const std::string& secret, std::string_view email);

/// Ten codes of 60 random bits, "k3fw-9x2m-hq7r", for whoever has lost the authenticator. Each works once.
std::vector<std::string> new_recovery_codes();
/// A code as it was given, without regard to case, blanks and hyphens.
std::string plain_recovery_code(std::string_view typed);

}  // namespace headrow::sign_in

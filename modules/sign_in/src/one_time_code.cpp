#include "headrow/sign_in/one_time_code.hpp"

#include <fmt/format.h>
#include <liboath/oath.h>
#include <sodium.h>

#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace headrow::sign_in {
namespace {

constexpr std::size_t kSecretBytes = 20;  // as long as the hash, RFC 4226, section 4
constexpr unsigned kDigits = 6;
constexpr std::int64_t kStep = 30;
constexpr int kRecoveryCodes = 10;

std::string base32(const std::string& bytes) {
  char* text = nullptr;
  std::size_t size = 0;
  if (oath_base32_encode(bytes.data(), bytes.size(), &text, &size) != OATH_OK) throw std::bad_alloc();
  const std::unique_ptr<char, decltype(&std::free)> held(text, &std::free);
  return {text, size};
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' ? std::string(1, c)
                                                                       : fmt::format("%{:02X}", byte);
  }
  return out;
}

}  // namespace

std::string new_authenticator_secret() {
  std::string secret(kSecretBytes, '\0');
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::string authenticator_code(const std::string& secret, std::int64_t step) {
  std::array<char, kDigits + 1> code{};
  if (oath_totp_generate(secret.data(), secret.size(), static_cast<time_t>(step * kStep), kStep, 0, kDigits,
                         code.data()) != OATH_OK)
    throw std::runtime_error("The authenticator's code cannot be computed");
  return code.data();
}

std::optional<std::int64_t> matching_step(const std::string& secret, std::string_view code,
                                          std::chrono::sys_seconds now, std::int64_t last_step) {
  if (code.size() != kDigits) return std::nullopt;
  const std::int64_t current = now.time_since_epoch().count() / kStep;
  for (const std::int64_t step : {current, current - 1, current + 1}) {
    const std::string right = authenticator_code(secret, step);
    if (sodium_memcmp(right.data(), code.data(), kDigits) == 0 && step > last_step) return step;
  }
  return std::nullopt;
}

std::string typed_secret(const std::string& secret) {
  const std::string text = base32(secret);
  std::string grouped;
  for (std::size_t i = 0; i < text.size(); ++i)
    grouped += (i > 0 && i % 4 == 0 ? " " : "") + std::string(1, text[i]);
  return grouped;
}

std::string authenticator_uri(const std::string& secret, std::string_view email) {
  return fmt::format("otpauth://totp/Headrow:{}?secret={}&issuer=Headrow", percent_encoded(email),
                     base32(secret));
}

std::vector<std::string> new_recovery_codes() {
  constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  std::vector<std::string> codes;
  for (int i = 0; i < kRecoveryCodes; ++i) {
    std::string code;
    for (int letter = 0; letter < 12; ++letter) {
      if (letter == 4 || letter == 8) code += '-';
      code += kAlphabet[randombytes_uniform(kAlphabet.size())];
    }
    codes.push_back(std::move(code));
  }
  return codes;
}

std::string plain_recovery_code(std::string_view typed) {
  std::string code;
  for (const char c : typed)
    if (c != ' ' && c != '-') code += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return code;
}

}  // namespace headrow::sign_in

#include "headrow/records/sealing.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
static_assert(SealingKey().size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

/// Makes the file whole or not at all: a key of which half is written would open nothing.
bool write_key(const std::filesystem::path& file, const SealingKey& key) {
  const std::string unfinished = file.string() + ".new";
  const int descriptor = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  const bool written = ::write(descriptor, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
                       ::fsync(descriptor) == 0;
  ::close(descriptor);
  return written && ::rename(unfinished.c_str(), file.c_str()) == 0;
}

}  // namespace

SealingKey new_sealing_key() {
  SealingKey key{};
  crypto_aead_xchacha20poly1305_ietf_keygen(key.data());
  return key;
}

std::string seal_text(const SealingKey& key, std::string_view context, std::string_view text) {
  std::string sealed(kNonce + text.size() + kTag, '\0');
  randombytes_buf(sealed.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + kNonce, nullptr, bytes_of(text), text.size(),
                                             bytes_of(context), context.size(), nullptr, bytes_of(sealed),
                                             key.data());
  return base64url(sealed);
}

std::string open_text(const SealingKey& key, std::string_view context, std::string_view sealed) {
  const std::string bytes = from_base64url(sealed);
  if (bytes.size() < kNonce + kTag) throw std::runtime_error("A sealed text is too short: it was altered");
  std::string text(bytes.size() - kNonce - kTag, '\0');
  const std::string_view whole = bytes;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          bytes_of(text), nullptr, nullptr, bytes_of(whole.substr(kNonce)), whole.size() - kNonce,
          bytes_of(context), context.size(), bytes_of(whole), key.data()) != 0)
    throw std::runtime_error("A sealed text does not open under its key: it was altered");
  return text;
}

Result<SealingKey> sealing_key_of(const std::filesystem::path& file) {
  if (sodium_init() < 0) return fail(ProblemCode::Failed, "The cryptographic library does not start.");
  if (!std::filesystem::exists(file) && !write_key(file, new_sealing_key())) {
    return fail(ProblemCode::Failed, fmt::format("The key cannot be written: {}.", std::strerror(errno)),
                {file.string()});
  }
  SealingKey key{};
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const auto got = descriptor < 0 ? -1 : ::read(descriptor, key.data(), key.size());
  if (descriptor >= 0) ::close(descriptor);
  if (got != static_cast<ssize_t>(key.size()))
    return fail(ProblemCode::Failed, "There is no key in this file.", {file.string()});
  return key;
}

std::string base64url(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), kBase64), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), kBase64);
  text.pop_back();  // the ending NUL
  return text;
}

std::string from_base64url(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                        kBase64) != 0)
    throw std::runtime_error("This is no base 64");
  bytes.resize(length);
  return bytes;
}

std::string new_secret_token() {
  std::string bytes(32, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return base64url(bytes);
}

std::string secret_token_hash(std::string_view token) {
  unsigned char hash[crypto_generichash_BYTES];
  crypto_generichash(hash, sizeof hash, bytes_of(token), token.size(), nullptr, 0);
  return hexadecimal(hash, sizeof hash);
}

}  // namespace headrow::records

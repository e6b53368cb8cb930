#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "headrow/base/result.hpp"

namespace headrow::records {

/// A key of XChaCha20-Poly1305 (libsodium).
using SealingKey = std::array<unsigned char, 32>;
SealingKey new_sealing_key();

/// A text sealed under a key, in base 64. `context` says what it is and must be given again to open it.
std::string seal_text(const SealingKey& key, std::string_view context, std::string_view text);
/// Throws std::runtime_error for what was not sealed under this key and context: it was altered.
std::string open_text(const SealingKey& key, std::string_view context, std::string_view sealed);

/// Reads a key from its file, which is made with mode 0600 where there is none. Failed when it cannot be read
/// or holds no key.
Result<SealingKey> sealing_key_of(const std::filesystem::path& file);

/// Bytes in base 64 as addresses and cookies take it (RFC 4648, section 5, without padding), and back. Throws
/// std::runtime_error for what is not.
std::string base64url(std::string_view bytes);
std::string from_base64url(std::string_view text);

/// 256 random bits in base 64: an address or cookie that cannot be guessed.
std::string new_secret_token();
/// What is kept of such a token: BLAKE2b-256, hexadecimal. A token needs no salt: nobody can try them all.
std::string secret_token_hash(std::string_view token);

}  // namespace headrow::records

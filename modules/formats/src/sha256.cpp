#include "headrow/formats/sha256.hpp"

#include <sodium.h>

#include <array>
#include <vector>

#include "byte_source.hpp"

namespace headrow::formats {

struct Sha256::State {
  crypto_hash_sha256_state sum;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  ::crypto_hash_sha256_init(&state_->sum);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
  ::crypto_hash_sha256_update(&state_->sum, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
}

std::string Sha256::finish() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> sum{};
  ::crypto_hash_sha256_final(&state_->sum, sum.data());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
  ::sodium_bin2hex(hex.data(), hex.size(), sum.data(), sum.size());
  return hex.data();
}

std::string sha256_of(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.finish();
}

Result<std::string> sha256_of_file(const std::filesystem::path& file) {
  auto source = open_file_source(file);
  Sha256 sum;
  std::vector<char> piece(256UL * 1024);
  while (source) {
    const auto came = (*source)->read(piece);
    if (!came) {
      source = tl::unexpected(came.error());
    } else if (*came == 0) {
      return sum.finish();
    } else {
      sum.add({piece.data(), *came});
    }
  }
  Problem problem = source.error();
  problem.where.file = file.string();
  return tl::unexpected(std::move(problem));
}

}  // namespace headrow::formats

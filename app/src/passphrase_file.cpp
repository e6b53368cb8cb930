#include "passphrase_file.hpp"

#include <fstream>

namespace headrow::app {

Result<std::string> read_passphrase(const std::filesystem::path& file) {
  constexpr std::size_t kShortest = 12;
  std::ifstream in(file);
  std::string passphrase;
  if (!in || !std::getline(in, passphrase) || passphrase.size() < kShortest) {
    return fail(ProblemCode::BadInput,
                "The first line of this file is to be a passphrase of at least 12 characters.",
                {file.string()});
  }
  return passphrase;
}

}  // namespace headrow::app

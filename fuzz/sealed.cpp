// Sealed files: bytes that nobody sealed are refused, and what is sealed opens the same. The passphrase's
// cost is checked before any work, so that a head cannot ask for an hour.
#include <array>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>

#include "headrow/formats/sealed_file.hpp"
#include "must.hpp"

using namespace headrow::formats;

namespace {

constexpr SealingCost kCheap{1, 8192};
constexpr std::string_view kPassphrase = "a passphrase for trying";

/// Costs beyond the cheapest are left out: they only take time.
bool costs_much(std::string_view bytes) {
  constexpr std::size_t head = 15 + 2;
  if (bytes.size() < head) return false;
  const std::size_t costs = head + static_cast<unsigned char>(bytes[head - 1]);
  constexpr std::string_view cheap("\x01\0\0\0\0\0\0\0\0\x20\0\0\0\0\0\0", 16);
  return bytes.size() >= costs + cheap.size() && bytes.substr(costs, cheap.size()) != cheap;
}

/// Whether the bytes open as a whole; `text` takes what they give.
bool opens(const std::string& bytes, std::string& text) {
  std::istringstream in(bytes);
  const auto reader = SealedReader::begin(in, "trial", kPassphrase);
  if (!reader) return false;
  std::array<char, 1000> piece{};
  for (;;) {
    const auto got = (*reader)->read(piece);
    if (!got) return false;
    if (*got == 0) return true;
    text.append(piece.data(), *got);
  }
}

std::string sealed(std::string_view text) {
  std::ostringstream out;
  const auto writer = SealedWriter::begin(out, "trial", kPassphrase, kCheap);
  must(writer.has_value(), "sealing begins");
  must((*writer)->write(text).has_value() && (*writer)->finish().has_value(), "sealing ends");
  return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::string text;
  if (!costs_much(bytes)) must(!opens(bytes, text), "bytes that were not sealed do not open");
  std::string whole = sealed(bytes);
  text.clear();
  must(opens(whole, text) && text == bytes, "what was sealed opens the same");
  // The input chooses the bit that is flipped behind the head.
  const std::size_t head = sealed("").size() - 17;
  const std::size_t chosen = size == 0 ? 0 : data[0] + (size > 1 ? data[1] * std::size_t{256} : 0);
  whole[head + chosen % (whole.size() - head)] ^= 1;
  text.clear();
  must(!opens(whole, text), "a flipped bit is found");
  return 0;
}

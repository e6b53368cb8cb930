#include "cell_reader.hpp"

namespace headrow::evidence {

namespace {

Symbol symbol_of(std::string_view letter) {
  for (const Symbol symbol : {Symbol::Suppressed, Symbol::NotApplicable, Symbol::NotAvailable, Symbol::Low,
                              Symbol::LowReliability}) {
    if (symbol_text(symbol) == letter) return symbol;
  }
  return Symbol::Blank;
}

}  // namespace

CellReader::CellReader(const Layout& layout) {
  for (const auto& [text, meaning] : layout.symbols) symbols_.emplace(text, symbol_of(meaning));
}

std::optional<Figure> CellReader::figure(std::string_view cell) const {
  if (!symbols_.empty()) {
    const auto own = symbols_.find(cell);
    if (own != symbols_.end()) return Figure{std::nullopt, own->second};
  }
  return read_figure(cell);
}

std::string_view CellReader::words(std::string_view cell) const {
  if (symbols_.empty()) return cell;
  const auto own = symbols_.find(cell);
  return own != symbols_.end() && own->second == Symbol::Blank ? std::string_view() : cell;
}

}  // namespace headrow::evidence

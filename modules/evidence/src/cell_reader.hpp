#pragma once

#include <optional>
#include <string_view>

#include "headrow/base/figure.hpp"
#include "headrow/evidence/layout.hpp"
#include "lookup.hpp"

namespace headrow::evidence {

/// Reads the cells of one layout: numbers, the common symbols, and the publisher's own.
class CellReader {
public:
  explicit CellReader(const Layout& layout);

  /// nullopt when the cell is neither a number nor a symbol.
  std::optional<Figure> figure(std::string_view cell) const;
  /// A cell of words; "" when the publisher's symbols say that it is blank.
  std::string_view words(std::string_view cell) const;

private:
  TextMap<Symbol> symbols_;
};

}  // namespace headrow::evidence

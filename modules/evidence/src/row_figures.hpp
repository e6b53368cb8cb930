#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "load_job.hpp"

namespace headrow::evidence {

/// The figures of one row in many columns: all are read before any is written, so that a row that is kept out
/// leaves none of them. Blank cells are not kept.
class RowFigures {
public:
  struct Column {
    std::size_t column = 0;
    std::int32_t indicator = 0;
  };
  RowFigures(LoadJob& job, std::vector<Column> columns);

  /// Reads the current row. False when a cell is no figure and the row is to be kept out.
  bool read();
  /// Writes what was read, notes the row's key and checks the layout's totals.
  void write(const FigureRow& row);

private:
  struct Total {
    std::size_t column = 0;
    std::vector<std::size_t> parts;
    double within = 0;
  };
  void find_totals();
  void check_totals(long line);

  LoadJob& job_;
  std::vector<Column> columns_;
  std::vector<Figure> figures_;
  std::vector<Total> totals_;  ///< by places in columns_
};

}  // namespace headrow::evidence

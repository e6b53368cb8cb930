#include "row_source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "words.hpp"

namespace headrow::evidence {

namespace {

/// Most cells have no blanks at their ends, and their bytes are enough to see it.
std::string_view quickly_trimmed(std::string_view cell) {
  if (cell.empty()) return cell;
  const auto plain = [](char c) {
    return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x80;
  };
  return plain(cell.front()) && plain(cell.back()) ? cell : trimmed(cell);
}

constexpr std::uint64_t kRowsBetweenReports = 4096;

}  // namespace

bool RowSource::check_count() {
  const std::size_t wanted = headings_.size();
  if (cells_.size() == wanted) return true;
  if (cells_.size() < wanted) {
    // A workbook keeps no blank cells at the end of a row.
    if (table_.encoding() == "XLSX") return true;
    // Files that leave off cells do so in rows before as well; a cut falls anywhere.
    const bool of_known_length = !short_lengths_.insert(cells_.size()).second;
    if (table_.ended_without_line_end() && !of_known_length) {
      findings_.add("cut-off", line_, headings_.name(cells_.size()), "",
                    fmt::format("The file ends in the middle of a row, after {} of {} cells: it was cut off. "
                                "Please fetch it again.",
                                cells_.size(), wanted));
      return true;
    }
    findings_.add("cells-missing", line_, headings_.name(cells_.size()), "",
                  fmt::format("The row has {} cells and the headings are {}; the rest are taken as blank.",
                              cells_.size(), wanted));
    return true;
  }
  const auto extra = std::find_if(cells_.begin() + static_cast<std::ptrdiff_t>(wanted), cells_.end(),
                                  [](std::string_view cell) { return !cell.empty(); });
  if (extra == cells_.end()) return true;
  const Severity severity = findings_.add(
      "cells-too-many", line_, "", *extra,
      fmt::format("The row has {} cells and the headings are {}: a cell has moved, or a comma stands "
                  "outside quotes. Put the row right in the file.",
                  cells_.size(), wanted));
  if (severity < Severity::Quarantine) return true;
  findings_.count_quarantined_row();
  return false;
}

bool RowSource::read_row() {
  while (!ended_) {
    auto read = table_.next();
    if (!read) {
      const Problem& problem = read.error();
      findings_.add("file-not-read", problem.where.row, problem.where.column, problem.where.value,
                    problem.message);
      ended_ = true;
      return false;
    }
    const auto& row = *read;
    if (!row) {
      ended_ = true;
      progress_.advance(table_.bytes_done(), rows_);
      return false;
    }
    line_ = row->line;
    cells_.assign(row->cells.begin(), row->cells.end());
    for (std::string_view& cell : cells_) cell = quickly_trimmed(cell);
    if (++rows_ % kRowsBetweenReports == 0) progress_.advance(table_.bytes_done(), rows_);
    if (check_count()) return true;
  }
  return false;
}

void RowSource::read_ahead(std::size_t count) {
  while (ahead_.size() < count && read_row()) {
    Kept kept;
    kept.line = line_;
    for (const std::string_view cell : cells_) {
      kept.places.emplace_back(kept.text.size(), cell.size());
      kept.text += cell;
    }
    ahead_.push_back(std::move(kept));
  }
}

std::string_view RowSource::ahead_cell(std::size_t row, std::size_t column) const {
  const Kept& kept = ahead_[row];
  if (column >= kept.places.size()) return {};
  return std::string_view(kept.text).substr(kept.places[column].first, kept.places[column].second);
}

void RowSource::take_kept() {
  const Kept& kept = ahead_[taken_];
  line_ = kept.line;
  cells_.resize(kept.places.size());
  for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i] = ahead_cell(taken_, i);
  ++taken_;
}

bool RowSource::next() {
  if (taken_ < ahead_.size()) {
    take_kept();
    return true;
  }
  return read_row();
}

bool RowSource::blank_row() const {
  return std::all_of(cells_.begin(), cells_.end(), [](std::string_view cell) { return cell.empty(); });
}

}  // namespace headrow::evidence

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "load_job.hpp"

namespace headrow::evidence {

/// The period of each row: by its period column when the layout has one, else that of the file.
class RowPeriod {
public:
  struct Entry {
    std::optional<Period> period;
    std::int32_t code = 0;
    std::int32_t label = 0;
    std::string message;  ///< why it is no period
  };
  explicit RowPeriod(LoadJob& job);

  /// The current row's; without a period when the cell cannot be read.
  const Entry& entry();
  std::optional<std::size_t> column() const { return column_; }

private:
  Entry read(std::string_view cell) const;

  LoadJob& job_;
  std::optional<std::size_t> column_;
  TextMap<Entry> known_;
};

/// A cell of words in the words of the layout: its publisher's blanks taken out, codes said in words. "" when
/// nothing stands there.
std::string_view fact_words(const LoadJob& job, std::size_t column, const LayoutColumn* said);

}  // namespace headrow::evidence

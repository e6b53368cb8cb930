// Statistical neighbours: one authority a row, its neighbours from the nearest on.
#include <fmt/format.h>

#include "load_job.hpp"

namespace headrow::evidence {

namespace {

/// The columns of the neighbours, and for each the one to its right if that says how close it is.
struct NeighbourColumn {
  std::size_t neighbour = 0;
  std::optional<std::size_t> closeness;
};

std::vector<NeighbourColumn> neighbour_columns(const LoadJob& job) {
  std::vector<NeighbourColumn> found;
  for (const std::size_t column : job.roles.columns("neighbour")) {
    NeighbourColumn entry{column, std::nullopt};
    const std::size_t right = column + 1;
    if (right < job.headings.size() && !job.roles.named(right)) entry.closeness = right;
    found.push_back(entry);
  }
  return found;
}

class NeighbourLoader {
public:
  explicit NeighbourLoader(LoadJob& job)
      : job_(job),
        columns_(neighbour_columns(job)),
        number_(job.roles.column("authority")),
        name_(job.roles.column("name")),
        appender_(job.connection, "neighbour") {}

  bool has_columns() const {
    if (!columns_.empty() && (number_ || name_)) return true;
    job_.findings.add("heading-missing", 1, "", "",
                      "The file has no column of authorities or none of neighbours.");
    return false;
  }

  void load() {
    if (!set_is_new()) return;
    while (job_.rows.next()) load_row();
    appender_.close();
    job_.connection.query("INSERT INTO neighbour_set VALUES (?, ?, ?)", job_.layout.neighbour_set,
                          job_.layout.neighbour_title, job_.source);
  }

private:
  /// Several files publish one set: the first that is loaded stays.
  bool set_is_new() {
    Rows rows =
        job_.connection.query("SELECT 1 FROM neighbour_set WHERE set_code = ?", job_.layout.neighbour_set);
    if (!rows.next_chunk()) return true;
    check_against_stored();
    return false;
  }

  void check_against_stored() {
    std::unordered_map<PlaceId, std::vector<PlaceId>> stored;
    Rows rows = job_.connection.query(
        "SELECT place_id, neighbour_id FROM neighbour WHERE set_code = ? ORDER BY place_id, rank",
        job_.layout.neighbour_set);
    while (rows.next_chunk()) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        stored[rows.column<std::int32_t>(0)[i]].push_back(rows.column<std::int32_t>(1)[i]);
      }
    }
    while (job_.rows.next()) {
      const auto place = authority();
      if (!place) continue;
      std::vector<PlaceId> here;
      for (const NeighbourColumn& column : columns_) {
        if (const auto neighbour = place_of(column.neighbour)) here.push_back(*neighbour);
      }
      if (here.empty() || here == stored[*place]) continue;
      job_.findings.add(
          "sources-disagree", job_.rows.line(), "", job_.places.place(*place).name,
          fmt::format("The neighbours differ from those of the set {} that is loaded; those stay.",
                      job_.layout.neighbour_set));
    }
  }

  std::optional<PlaceId> authority() {
    if (job_.rows.blank_row()) {
      job_.findings.add("row-blank", job_.rows.line(), "", "", "The row is blank.");
      return std::nullopt;
    }
    AreaWords words;
    if (number_) words.number = job_.rows.cell(*number_);
    if (name_) words.name = job_.rows.cell(*name_);
    words.column = job_.headings.name(number_.value_or(name_.value_or(0)));
    if (is_no_code(words.number) && is_no_code(words.name)) {
      job_.findings.add("row-blank", job_.rows.line(), words.column, "", "The row names no authority.");
      return std::nullopt;
    }
    const auto id = job_.finder.area(words, job_.rows.line());
    if (!id) job_.findings.count_quarantined_row();
    return id;
  }

  std::optional<PlaceId> place_of(std::size_t column) {
    const std::string_view cell = job_.rows.cell(column);
    if (is_no_code(cell)) return std::nullopt;
    AreaWords words;
    const bool is_number = cell.front() >= '0' && cell.front() <= '9';
    (is_number ? words.number : words.name) = cell;
    words.column = job_.headings.name(column);
    return job_.finder.area(words, job_.rows.line());
  }

  void load_row() {
    const auto place = authority();
    if (!place) return;
    std::int8_t rank = 0;
    for (const NeighbourColumn& column : columns_) {
      const auto neighbour = place_of(column.neighbour);
      if (!neighbour) continue;
      appender_.set_text(0, job_.layout.neighbour_set);
      appender_.set<std::int32_t>(1, *place);
      appender_.set<std::int8_t>(2, ++rank);
      appender_.set<std::int32_t>(3, *neighbour);
      appender_.set_text(4, column.closeness ? job_.rows.cell(*column.closeness) : std::string_view());
      appender_.end_row();
    }
  }

  LoadJob& job_;
  std::vector<NeighbourColumn> columns_;
  std::optional<std::size_t> number_, name_;
  Appender appender_;
};

}  // namespace

void load_neighbours(LoadJob& job) {
  NeighbourLoader loader(job);
  if (loader.has_columns()) loader.load();
}

}  // namespace headrow::evidence

// What dictionaries, meta files and sidecars say of columns.
#include <fmt/format.h>

#include <charconv>
#include <map>
#include <optional>

#include "load_job.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

std::optional<std::int8_t> read_decimals(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > 20)
    return std::nullopt;
  return static_cast<std::int8_t>(value);
}

/// Appends to column_note and gives titles to indicators that are loaded already.
class NoteWriter {
public:
  explicit NoteWriter(LoadJob& job) : job_(job), appender_(job.connection, "column_note") {}

  void write(std::string_view dataset, std::string_view name, std::string_view description,
             const IndicatorWords& words) {
    appender_.set<std::int32_t>(0, job_.source);
    appender_.set_text(1, dataset);
    appender_.set_text(2, name);
    appender_.set_text(3, words.title);
    appender_.set_text(4, description);
    appender_.set_text(5, words.unit);
    appender_.set_optional<std::int8_t>(6, words.decimals);
    appender_.end_row();
    job_.names.note(dataset, name, words);
  }

  void close() {
    appender_.close();
    job_.connection.query(
        "UPDATE indicator SET title = CASE WHEN n.title = '' OR indicator.title <> indicator.name THEN "
        "indicator.title "
        "ELSE n.title END, unit = CASE WHEN indicator.unit = '' THEN n.unit ELSE indicator.unit END, "
        "decimals = coalesce(indicator.decimals, n.decimals) FROM column_note n WHERE n.source_id = ? "
        "AND n.dataset = indicator.dataset AND n.name = indicator.name",
        job_.source);
  }

private:
  LoadJob& job_;
  Appender appender_;
};

/// The layouts a file explains: those its layout names, else for a dictionary every long table.
std::vector<std::string> described(const LoadJob& job) {
  if (!job.layout.describes.empty() || job.layout.shape != Shape::Dictionary) return job.layout.describes;
  std::vector<std::string> codes;
  for (const Layout& layout : job.catalogue.layouts()) {
    if (layout.shape == Shape::LongTable) codes.push_back(layout.code);
  }
  return codes;
}

struct DictionaryColumns {
  std::optional<std::size_t> name, title, topic, polarity, year_type, banded, decimals, description,
      methodology, unit;
};

DictionaryColumns dictionary_columns(const LoadJob& job) {
  DictionaryColumns columns;
  columns.name = job.roles.column("indicator_name");
  columns.title = job.roles.column("title");
  columns.topic = job.roles.column("topic");
  columns.polarity = job.roles.column("polarity");
  columns.year_type = job.roles.column("year_type");
  columns.banded = job.roles.column("banded");
  columns.decimals = job.roles.column("decimals");
  columns.description = job.roles.column("description");
  columns.methodology = job.roles.column("methodology");
  columns.unit = job.roles.column("unit");
  return columns;
}

/// What matters for figures; a short name that stands twice must not contradict itself in it.
struct EntryMeaning {
  std::string polarity, year_type;
  bool banded = true;
  bool operator==(const EntryMeaning&) const = default;
};

class DictionaryLoader {
public:
  explicit DictionaryLoader(LoadJob& job)
      : job_(job),
        columns_(dictionary_columns(job)),
        datasets_(described(job)),
        notes_(job),
        appender_(job.connection, "dictionary_entry") {}

  void load() {
    while (job_.rows.next()) load_row();
    appender_.close();
    notes_.close();
  }

private:
  void load_row() {
    const std::string_view name = cell_of(job_, columns_.name);
    if (name.empty()) {
      job_.findings.add("row-blank", job_.rows.line(), "", "", "The row has no short name.");
      return;
    }
    EntryMeaning meaning{std::string(cell_of(job_, columns_.polarity)),
                         std::string(cell_of(job_, columns_.year_type)),
                         cell_of(job_, columns_.banded) != "N"};
    if (!is_new(name, meaning)) return;
    write(name, meaning);
    job_.names.dictionary_entry(name, meaning.year_type);
  }

  std::string_view name_heading() const {
    return columns_.name ? std::string_view(job_.headings.name(*columns_.name)) : std::string_view();
  }

  /// A short name may stand twice; the first speaks, and whether they agree is told.
  bool is_new(std::string_view name, const EntryMeaning& meaning) {
    const auto [known, first] = seen_.emplace(std::string(name), meaning);
    if (first) return true;
    if (known->second == meaning) {
      job_.findings.add("row-repeated", job_.rows.line(), name_heading(), name,
                        "The short name stands before with the same meaning; the first is taken.");
    } else {
      job_.findings.add(
          "rows-disagree", job_.rows.line(), name_heading(), name,
          "The short name stands before with another polarity, kind of year or banding; the first is taken.");
    }
    return false;
  }

  void write(std::string_view name, const EntryMeaning& meaning) {
    IndicatorWords words;
    words.title = std::string(cell_of(job_, columns_.title));
    words.unit = std::string(cell_of(job_, columns_.unit));
    words.decimals = read_decimals(cell_of(job_, columns_.decimals));
    appender_.set_text(0, name);
    appender_.set_text(1, words.title);
    appender_.set_text(2, cell_of(job_, columns_.topic));
    appender_.set_text(3, meaning.polarity);
    appender_.set_text(4, meaning.year_type);
    appender_.set<bool>(5, meaning.banded);
    appender_.set_optional<std::int8_t>(6, words.decimals);
    appender_.set_text(7, cell_of(job_, columns_.description));
    appender_.set_text(8, cell_of(job_, columns_.methodology));
    appender_.set<std::int32_t>(9, job_.source);
    appender_.set<std::int32_t>(10, static_cast<std::int32_t>(job_.rows.line()));
    appender_.end_row();
    for (const std::string& dataset : datasets_) {
      notes_.write(dataset, name, cell_of(job_, columns_.description), words);
    }
  }

  LoadJob& job_;
  DictionaryColumns columns_;
  std::vector<std::string> datasets_;
  NoteWriter notes_;
  Appender appender_;
  std::map<std::string, EntryMeaning, std::less<>> seen_;
};

}  // namespace

void load_dictionary(LoadJob& job) {
  DictionaryLoader(job).load();
}

void load_column_notes(LoadJob& job) {
  NoteWriter writer(job);
  const auto name = job.roles.column("column_name");
  const auto title = job.roles.column("title");
  const auto description = job.roles.column("description");
  while (job.rows.next()) {
    const std::string_view column = cell_of(job, name);
    if (column.empty()) {
      job.findings.add("row-blank", job.rows.line(), "", "", "The row names no column.");
      continue;
    }
    IndicatorWords words;
    words.title = std::string(cell_of(job, title));
    if (words.title.empty()) words.title = std::string(cell_of(job, description));
    for (const std::string& dataset : described(job))
      writer.write(dataset, column, cell_of(job, description), words);
  }
  writer.close();
}

void load_sidecar(LoadJob& job) {
  NoteWriter writer(job);
  const auto name = job.headings.find("col_name");
  const auto label = job.headings.find("label");
  const auto unit = job.headings.find("indicator_unit");
  const auto decimals = job.headings.find("indicator_dp");
  const auto grouping = job.headings.find("indicator_grouping");
  while (job.rows.next()) {
    const std::string_view column = cell_of(job, name);
    if (column.empty()) {
      job.findings.add("row-blank", job.rows.line(), "", "", "The row names no column.");
      continue;
    }
    IndicatorWords words{std::string(cell_of(job, label)), std::string(cell_of(job, unit)),
                         read_decimals(cell_of(job, decimals)), ""};
    // It explains the file it lies beside, which reads it by itself; here it is kept to be looked at.
    writer.write(job.dataset, column, cell_of(job, grouping), words);
  }
  writer.close();
}

}  // namespace headrow::evidence

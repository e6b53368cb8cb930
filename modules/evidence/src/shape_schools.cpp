// The register of establishments.
#include "days.hpp"
#include "load_job.hpp"
#include "row_figures.hpp"
#include "row_period.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

std::vector<RowFigures::Column> indicator_columns(LoadJob& job) {
  std::vector<RowFigures::Column> found;
  for (const std::size_t column : job.roles.columns("indicator")) {
    const LayoutColumn* said = job.roles.said(column, "indicator");
    const IndicatorWords words{said->title, said->unit, std::nullopt, said->fact};
    found.push_back({column, job.names.indicator(job.dataset, job.headings.name(column), words)});
  }
  return found;
}

struct SchoolColumns {
  std::optional<std::size_t> urn, laestab, authority, establishment, name, other_name, status, opened, closed,
      trust, ward;
};

SchoolColumns school_columns(const LoadJob& job) {
  SchoolColumns columns;
  columns.urn = job.roles.column("urn");
  columns.laestab = job.roles.column("laestab");
  columns.authority = job.roles.column("authority");
  columns.establishment = job.roles.column("establishment");
  columns.name = job.roles.column("name");
  columns.other_name = job.roles.column("other_name");
  columns.status = job.roles.column("status");
  columns.opened = job.roles.column("opened");
  columns.closed = job.roles.column("closed");
  columns.trust = job.roles.column("trust");
  columns.ward = job.roles.column("ward");
  return columns;
}

class SchoolLoader {
public:
  explicit SchoolLoader(LoadJob& job)
      : job_(job), columns_(school_columns(job)), period_(job), figures_(job, indicator_columns(job)) {
    for (const std::size_t column : job.roles.columns("text")) {
      const LayoutColumn* said = job.roles.said(column, "text");
      const std::string& fact = said->fact.empty() ? job.headings.name(column) : said->fact;
      texts_.push_back({column, said, fact});
      if (fact == "ward_name") ward_name_ = column;
      if (fact == "trust_name") trust_name_ = column;
    }
    if (job.period) {
      own_period_ = job.period;
    } else if (job.finder.naming().age != Naming::kNoAge) {
      own_period_ = period_of(Day{job.finder.naming().age}, YearKind::Calendar);
    }
  }

  void load() {
    while (job_.rows.next()) {
      if (!load_row()) job_.findings.count_quarantined_row();
    }
  }

private:
  struct Text {
    std::size_t column = 0;
    const LayoutColumn* said = nullptr;
    std::string fact;
  };

  std::string_view cell(const std::optional<std::size_t>& column) const { return cell_of(job_, column); }

  bool load_row() {
    SchoolWords words;
    words.urn = cell(columns_.urn);
    words.laestab = cell(columns_.laestab);
    words.authority = cell(columns_.authority);
    words.establishment = cell(columns_.establishment);
    words.name = cell(columns_.name);
    words.column = job_.headings.name(columns_.urn.value_or(columns_.laestab.value_or(0)));
    if (is_no_code(words.urn) && is_no_code(words.laestab) && is_no_code(words.establishment)) {
      job_.findings.add("row-blank", job_.rows.line(), words.column, "", "The row names no school.");
      return true;
    }
    const auto id = job_.finder.school(words, std::nullopt, job_.rows.line());
    if (!id) return false;
    if (!figures_.read()) return true;
    job_.places.say_name(*id, cell(columns_.other_name), Naming{});
    say_open(*id);
    say_where(*id);
    write_texts(*id);
    write_figures(*id);
    return true;
  }

  /// Only the register whose word on the school stands says whether it is open.
  void say_open(PlaceId id) {
    const auto opened = read_day_cell(job_, columns_.opened);
    const auto closed = read_day_cell(job_, columns_.closed);
    if (!columns_.status || job_.places.place(id).naming.age > job_.finder.naming().age) return;
    const LayoutColumn* said = job_.roles.said(*columns_.status, "status");
    const std::string status = lowered(fact_words(job_, *columns_.status, said));
    if (status.empty()) return;
    job_.places.say_open(id, status.starts_with("open"), opened, closed);
    write_fact(id, "status", fact_words(job_, *columns_.status, said));
  }

  void say_where(PlaceId id) {
    const long line = job_.rows.line();
    const std::string_view number = cell(columns_.authority);
    if (columns_.authority && !is_no_code(number)) {
      AreaWords words;
      words.number = number;
      words.column = job_.headings.name(*columns_.authority);
      words.kind = PlaceFinder::kind_of_number(number);
      const auto known = job_.places.find(CodeScheme::Authority, number.substr(0, number.find('.')));
      const auto authority = known ? known : job_.finder.remembered_area(words, line);
      if (authority) add_membership("authority", id, *authority);
    }
    if (columns_.ward && !is_no_code(cell(columns_.ward)) && cell(columns_.ward).size() == 9) {
      const auto ward = job_.finder.coded(PlaceKind::Ward, CodeScheme::Gss, cell(columns_.ward),
                                          cell(ward_name_), job_.headings.name(*columns_.ward), line);
      if (ward) add_membership("ward", id, *ward);
    }
    if (columns_.trust && !is_no_code(cell(columns_.trust))) {
      const auto trust = job_.finder.coded(PlaceKind::Trust, CodeScheme::Trust, cell(columns_.trust),
                                           cell(trust_name_), job_.headings.name(*columns_.trust), line);
      if (trust) add_membership("trust", id, *trust);
    }
  }

  /// A school lies in one authority and one ward: of two registers the newer says in which.
  void add_membership(std::string_view kind, PlaceId id, PlaceId parent) {
    const std::int32_t newest = job_.places.place(id).naming.age;
    const bool one = kind != "trust";
    if (one && job_.finder.naming().age < newest) return;
    const bool sole = one && newest != Naming::kNoAge;
    job_.places.add_membership({kind, id, parent, true, std::nullopt, std::nullopt, sole}, job_.source);
  }

  void write_fact(PlaceId id, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    const auto code = own_period_ ? std::optional(period_code(*own_period_)) : std::nullopt;
    job_.facts.write(id, name, value, code, job_.rows.line());
  }

  void write_texts(PlaceId id) {
    for (const Text& text : texts_) write_fact(id, text.fact, fact_words(job_, text.column, text.said));
  }

  /// The figures are of the day in the row; without one, of the register's own time.
  void write_figures(PlaceId id) {
    const RowPeriod::Entry& entry = period_.entry();
    FigureRow row;
    row.of_school = true;
    row.place = id;
    row.status = job_.status;
    row.line = job_.rows.line();
    if (entry.period) {
      row.period = entry.code;
      row.label = entry.label;
    } else if (own_period_) {
      row.period = period_code(*own_period_);
      row.label = job_.names.label(period_text(*own_period_));
    } else {
      return;
    }
    figures_.write(row);
  }

  LoadJob& job_;
  SchoolColumns columns_;
  RowPeriod period_;
  RowFigures figures_;
  std::vector<Text> texts_;
  std::optional<std::size_t> ward_name_, trust_name_;
  std::optional<Period> own_period_;
};

}  // namespace

void load_schools(LoadJob& job) {
  SchoolLoader(job).load();
}

}  // namespace headrow::evidence

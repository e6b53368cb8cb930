#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "headrow/base/figure.hpp"
#include "headrow/evidence/children.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/formats/csv_writer.hpp"

namespace headrow::evidence {

namespace {

std::string period_of(int year) {
  return period_text({YearKind::Academic, year - 1, year, PeriodPart::Whole, 0});
}

const Coverage* coverage_in(const ChildrenAnswer& answer, int year) {
  const auto found = std::find_if(answer.coverage.begin(), answer.coverage.end(),
                                  [&](const Coverage& one) { return one.year == year; });
  return found == answer.coverage.end() ? nullptr : &*found;
}

/// A school as its URN; a characteristic as its code.
std::string code_of(const ChildrenAnswer& answer, std::size_t by, const std::string& value,
                    const Evidence& evidence) {
  if (answer.by[by] != "school" || value.empty()) return value;
  const Place* place = evidence.place(static_cast<PlaceId>(std::stoi(value)));
  return place == nullptr ? value : place->code;
}

/// In words: a school's name, a characteristic's title.
std::string words_of(const ChildrenAnswer& answer, std::size_t by, const std::string& value,
                     const Evidence& evidence, const Catalogue& catalogue) {
  if (value.empty()) return "Not known";
  if (answer.by[by] == "school") {
    const Place* place = evidence.place(static_cast<PlaceId>(std::stoi(value)));
    return place == nullptr ? value : place->name;
  }
  if (answer.by[by] == "ward") {
    const auto place = evidence.place(value);
    return place ? place->name : value;
  }
  const Dimension* dimension = catalogue.dimension(answer.by[by]);
  if (dimension == nullptr) return value;
  for (const DimensionValue& one : dimension->values) {
    if (one.code == value) return one.title;
  }
  return value;
}

std::string shown(const std::optional<double>& value, int decimals) {
  return value ? rounded_text(*value, decimals) : "";
}

}  // namespace

std::string children_text(const ChildrenAnswer& answer, const Evidence& evidence,
                          const Catalogue& catalogue) {
  const Measure& measure = *answer.measure;
  std::vector<std::vector<std::string>> lines{{"Period"}};
  for (const std::string& name : answer.by) {
    const Dimension* dimension = catalogue.dimension(name);
    lines[0].push_back(dimension == nullptr ? (name == "school" ? "School"
                                               : name == "ward" ? "Ward"
                                                                : name)
                                            : dimension->title);
  }
  for (const char* heading : {"Value", "95% interval", "Of", "Schools"}) lines[0].emplace_back(heading);
  for (const ChildrenRow& row : answer.rows) {
    std::vector<std::string> line{period_of(row.year)};
    for (std::size_t i = 0; i < answer.by.size(); ++i)
      line.push_back(words_of(answer, i, row.values[i], evidence, catalogue));
    line.push_back(shown(row.value, measure.decimals));
    line.push_back(
        row.lower ? shown(row.lower, measure.decimals) + " to " + shown(row.upper, measure.decimals) : "");
    line.push_back(number_text(row.denominator));
    const Coverage* coverage = coverage_in(answer, row.year);
    line.push_back(coverage == nullptr ? "" : fmt::format("{} of {}", coverage->schools, coverage->expected));
    lines.push_back(std::move(line));
  }
  std::vector<std::size_t> widths(lines[0].size());
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  }
  std::string out =
      fmt::format("{} ({}), {}, from pupils' records\n\n", measure.title, measure.code, measure.unit);
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const bool last = i + 1 == line.size();
      out += line[i] + (last ? "" : std::string(widths[i] - line[i].size() + 2, ' '));
    }
    out += '\n';
  }
  return out;
}

std::string children_csv(const ChildrenAnswer& answer, const Evidence& evidence) {
  std::string out;
  formats::CsvWriter csv(out);
  csv.cell("period");
  for (const std::string& name : answer.by) csv.cell(name);
  for (const char* heading :
       {"value", "lower", "upper", "numerator", "denominator", "records", "schools", "schools_expected"})
    csv.cell(heading);
  csv.end_row();
  for (const ChildrenRow& row : answer.rows) {
    csv.cell(period_of(row.year));
    for (std::size_t i = 0; i < answer.by.size(); ++i) csv.cell(code_of(answer, i, row.values[i], evidence));
    csv.cell(row.value).cell(row.lower).cell(row.upper).cell(row.numerator).cell(row.denominator);
    csv.cell(static_cast<double>(row.records));
    const Coverage* coverage = coverage_in(answer, row.year);
    csv.cell(coverage == nullptr ? std::optional<double>() : coverage->schools);
    csv.cell(coverage == nullptr ? std::optional<double>() : coverage->expected);
    csv.end_row();
  }
  return out;
}

std::string children_json(const ChildrenAnswer& answer, const Evidence& evidence) {
  const auto number = [](const std::optional<double>& value) {
    return value ? nlohmann::json(*value) : nlohmann::json();
  };
  nlohmann::json rows = nlohmann::json::array();
  for (const ChildrenRow& row : answer.rows) {
    nlohmann::json one = {{"period", period_of(row.year)}, {"value", number(row.value)},
                          {"lower", number(row.lower)},    {"upper", number(row.upper)},
                          {"numerator", row.numerator},    {"denominator", row.denominator},
                          {"records", row.records}};
    for (std::size_t i = 0; i < answer.by.size(); ++i)
      one[answer.by[i]] = code_of(answer, i, row.values[i], evidence);
    if (const Coverage* coverage = coverage_in(answer, row.year)) {
      one["schools"] = coverage->schools;
      one["schools_expected"] = coverage->expected;
    }
    rows.push_back(std::move(one));
  }
  return nlohmann::json({{"measure", answer.measure->code}, {"unit", answer.measure->unit}, {"rows", rows}})
             .dump(2) +
         "\n";
}

}  // namespace headrow::evidence

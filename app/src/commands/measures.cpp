#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/formats/csv_writer.hpp"
#include "report_problem.hpp"
#include "workspace.hpp"

namespace headrow::app {
namespace {

using evidence::Measure;
using evidence::Polarity;

std::string polarity_text(Polarity polarity) {
  if (polarity == Polarity::Neither) return "neither";
  return polarity == Polarity::HighIsGood ? "high" : "low";
}

/// Groups that any binding speaks of, in the order of the catalogue, each once; everyone is "".
std::vector<std::string> groups_of(const Measure& measure) {
  std::vector<std::string> groups;
  for (const auto& binding : measure.bindings) {
    const std::string text = binding.group.text();
    if (std::find(groups.begin(), groups.end(), text) == groups.end()) groups.push_back(text);
  }
  return groups;
}

void print_text(std::ostream& out, const std::vector<Measure>& measures) {
  for (const Measure& measure : measures) {
    out << fmt::format("{:<48} {} ({}; {} is good)\n", measure.code, measure.title, measure.unit,
                       polarity_text(measure.polarity));
  }
  out << measures.size() << " measures\n";
}

void print_csv(std::ostream& out, const std::vector<Measure>& measures) {
  std::string text;
  formats::CsvWriter csv(text);
  csv.row({"code", "title", "unit", "polarity", "phase", "theme", "decimals", "definition"});
  for (const Measure& measure : measures) {
    csv.row({measure.code, measure.title, measure.unit, polarity_text(measure.polarity), measure.phase,
             measure.theme, std::to_string(measure.decimals), measure.definition});
  }
  out << text;
}

void print_json(std::ostream& out, const std::vector<Measure>& measures) {
  nlohmann::json list = nlohmann::json::array();
  for (const Measure& measure : measures) {
    list.push_back({{"code", measure.code},
                    {"title", measure.title},
                    {"unit", measure.unit},
                    {"polarity", polarity_text(measure.polarity)},
                    {"phase", measure.phase},
                    {"theme", measure.theme},
                    {"decimals", measure.decimals},
                    {"definition", measure.definition},
                    {"groups", groups_of(measure)}});
  }
  out << nlohmann::json{{"measures", list}}.dump(2) << "\n";
}

}  // namespace

int measures_command(Session& session, const MeasuresArguments& arguments) {
  const auto folder = catalogue_folder();
  if (!folder) return report(session, folder.error());
  const auto catalogue = evidence::Catalogue::read(*folder);
  if (!catalogue) return report(session, catalogue.error());
  if (arguments.format == "json") {
    print_json(session.out, catalogue->measures());
  } else if (arguments.format == "csv") {
    print_csv(session.out, catalogue->measures());
  } else {
    print_text(session.out, catalogue->measures());
  }
  return kDone;
}

}  // namespace headrow::app

#include "headrow/evidence/api/wording.hpp"

#include <fmt/format.h>

#include <cmath>

#include "headrow/base/figure.hpp"

namespace headrow::evidence::api {
namespace {

std::string with_commas(std::string text) {
  const auto start = text.find_first_of("0123456789");
  const auto point = text.find('.');
  auto end = point == std::string::npos ? text.size() : point;
  while (start != std::string::npos && end > start + 3) {
    end -= 3;
    text.insert(end, ",");
  }
  return text;
}

std::string number(double value, int decimals) {
  return with_commas(rounded_text(value, decimals));
}

bool rounds_to_nought(double value, int decimals) {
  return rounded(value, decimals) == 0;
}

/// "averaged 45.5 points", "stood at 62%", "had 1,234 children".
std::string verb_and_amount(const MeasureAndGroup& what, double value) {
  const auto said = amount(value, what.measure->unit, what.decimals);
  switch (what.measure->kind) {
    case MeasureKind::Mean:
      return "averaged " + said;
    case MeasureKind::Count:
    case MeasureKind::Rate:
      return "had " + said;
    case MeasureKind::Proportion:
    case MeasureKind::Index:
      break;
  }
  return "stood at " + said;
}

std::string in_brackets(const std::string& group_title) {
  if (group_title.empty()) return "";
  std::string words = group_title;
  const bool abbreviation = words.size() > 1 && std::isupper(static_cast<unsigned char>(words[1])) != 0;
  if (!abbreviation) words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
  return " (" + words + ")";
}

std::string country_part(const FigureWords& words) {
  const auto& row = words.row;
  if (words.country.empty() || !row.distance_england) return "";
  const double apart = -*row.distance_england;
  const auto how_much = difference(apart, words.what.measure->unit, words.what.decimals);
  const bool same = rounds_to_nought(apart, words.what.decimals);
  switch (row.significance) {
    case Significance::Above:
      return fmt::format("{} above {}", how_much, words.country);
    case Significance::Below:
      return fmt::format("{} below {}", how_much, words.country);
    case Significance::NoDifferent:
      if (same) return fmt::format("no different from {}", words.country);
      return fmt::format("no different from {} ({} {})", words.country, how_much,
                         apart > 0 ? "higher" : "lower");
    case Significance::Unknown:
      break;
  }
  if (same) return fmt::format("the same as {}", words.country);
  return fmt::format("{} {} than {}", how_much, apart > 0 ? "higher" : "lower", words.country);
}

std::string rank_part(const EvidenceRow& row) {
  if (row.constant) return "the same in every authority, so no rank is given";
  if (!row.rank) return "";
  std::string part = fmt::format("{} of {} authorities", ordinal(*row.rank), row.ranked);
  if (row.band != '-') part += fmt::format(" (band {})", row.band);
  return part;
}

const Break* break_between(const Measure& measure, const Period& earlier, const Period& later) {
  for (const auto& change : measure.breaks) {
    if (change.period > earlier && change.period <= later) return &change;
  }
  return nullptr;
}

std::string change_part(const FigureWords& words) {
  const auto& row = words.row;
  if (!row.change || !row.previous_period) return "";
  const auto since = period_text(*row.previous_period);
  if (const Break* change = break_between(*words.what.measure, *row.previous_period, row.period)) {
    return fmt::format("not comparable with {}, since the definition changed in {}", since,
                       period_text(change->period));
  }
  std::string part;
  if (rounds_to_nought(*row.change, words.what.decimals)) {
    part = "unchanged since " + since;
  } else {
    part = fmt::format("{} {} since {}", *row.change > 0 ? "up" : "down",
                       difference(*row.change, words.what.measure->unit, words.what.decimals), since);
  }
  if (row.periods_between == 1) part += ", with one period between that has no figure";
  if (row.periods_between > 1)
    part += fmt::format(", with {} periods between that have no figure", row.periods_between);
  return part;
}

std::string why_none(Symbol symbol) {
  switch (symbol) {
    case Symbol::Suppressed:
      return "it is suppressed, to protect people";
    case Symbol::NotApplicable:
      return "it does not apply there";
    case Symbol::Low:
      return "it rounds to nought but is not nought";
    case Symbol::LowReliability:
      return "it is not reliable enough to publish";
    case Symbol::None:
    case Symbol::NotAvailable:
    case Symbol::Blank:
      break;
  }
  return "it is not available";
}

std::string notes(const FigureWords& words) {
  std::string said;
  if (words.row.status == Status::Provisional) said += " The figure is provisional.";
  if (words.row.scored) return said;
  said += " It is shown and never scored";
  for (const auto& rule : words.what.measure->not_scored) {
    for (const auto& period : rule.periods) {
      if (period == words.row.period && !rule.note.empty()) return said + ": " + rule.note;
    }
  }
  return said + ".";
}

}  // namespace

std::string amount(double value, std::string_view unit, int decimals) {
  auto text = number(value, decimals);
  if (unit == "%") return text + "%";
  if (unit.starts_with("£")) {
    const bool negative = text.starts_with('-');
    return fmt::format("{}{}{}", negative ? "-" : "", unit, negative ? text.substr(1) : text);
  }
  return unit.empty() ? text : fmt::format("{} {}", text, unit);
}

std::string difference(double value, std::string_view unit, int decimals) {
  const auto text = number(std::abs(value), decimals);
  if (unit == "%") return text + " pp";
  return unit.starts_with("£") ? std::string(unit) + text : text;
}

std::string ordinal(int number) {
  const int last_two = number % 100;
  const int last = number % 10;
  const char* ending = "th";
  if (last_two < 11 || last_two > 13) ending = last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
  return fmt::format("{}{}", with_commas(std::to_string(number)), ending);
}

std::string figure_sentence(const FigureWords& words) {
  const auto group = in_brackets(words.group_title);
  const auto when = period_text(words.row.period);
  if (!words.row.value) {
    return fmt::format("{} has no figure for {}{}: {}.", words.place, when, group,
                       why_none(words.row.symbol));
  }
  std::string sentence =
      fmt::format("In {} {} {}{}", when, words.place, verb_and_amount(words.what, *words.row.value), group);
  const char* joint = ": ";
  for (const auto& part : {country_part(words), rank_part(words.row), change_part(words)}) {
    if (part.empty()) continue;
    sentence += joint + part;
    joint = ", ";
  }
  return sentence + "." + notes(words);
}

std::string no_figure_sentence(const MeasureAndGroup& what, std::string_view place,
                               std::string_view group_title) {
  return fmt::format("No loaded file has a figure of this measure for {}{}. {}", place,
                     in_brackets(std::string(group_title)), what.measure->last_published_note);
}

std::string basis_sentence(Basis basis) {
  switch (basis) {
    case Basis::SchoolsHere:
      return "Counts pupils of schools in the area, wherever they live.";
    case Basis::LivesHere:
      return "Counts those who live in the area, wherever they go to school.";
    case Basis::ResponsibleAuthority:
      break;
  }
  return "Counts those for whom the authority is responsible, wherever they live or go to school.";
}

}  // namespace headrow::evidence::api

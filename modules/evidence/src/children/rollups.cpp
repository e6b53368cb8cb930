#include "children/rollups.hpp"

#include <fmt/format.h>

#include <array>

namespace headrow::evidence::children {

namespace {

using enum ValueType;

constexpr std::array<std::string_view, 16> kCharacteristics{
    "sex",           "birth_term", "ethnicity", "first_language", "fsm",      "fsm6",       "disadvantaged",
    "pupil_premium", "sen",        "sen_need",  "social_care",    "mobility", "year_group", "school_type",
    "ward",          "age"};

/// Every roll-up's columns are the pupil's and its own.
template <std::size_t N>
std::vector<ExpressionColumn> with_pupil(const std::array<ExpressionColumn, N>& own) {
  std::vector<ExpressionColumn> all(own.begin(), own.end());
  for (const std::string_view name : kCharacteristics) all.push_back({name, name == "age" ? Number : Word});
  return all;
}

constexpr std::array<ExpressionColumn, 10> kTerm{{{"term", Number},
                                                  {"on_roll", Flag},
                                                  {"possible", Number},
                                                  {"attended", Number},
                                                  {"authorised", Number},
                                                  {"unauthorised", Number},
                                                  {"late", Number},
                                                  {"suspensions", Number},
                                                  {"suspended_sessions", Number},
                                                  {"permanent_exclusions", Number}}};
constexpr std::array<ExpressionColumn, 9> kYear{{{"on_roll", Flag},
                                                 {"possible", Number},
                                                 {"attended", Number},
                                                 {"authorised", Number},
                                                 {"unauthorised", Number},
                                                 {"late", Number},
                                                 {"suspensions", Number},
                                                 {"suspended_sessions", Number},
                                                 {"permanent_exclusions", Number}}};
constexpr std::array<ExpressionColumn, 14> kResult{{{"stage", Word},
                                                    {"counts", Flag},
                                                    {"goals", Number},
                                                    {"good_level", Flag},
                                                    {"phonics", Number},
                                                    {"multiplication", Number},
                                                    {"reading", Number},
                                                    {"writing", Word},
                                                    {"maths", Number},
                                                    {"grammar", Number},
                                                    {"prior_attainment", Number},
                                                    {"attainment8", Number},
                                                    {"english", Number},
                                                    {"maths_grade", Number}}};
constexpr std::array<ExpressionColumn, 1> kMonth{{{"activity", Word}}};

/// A flag as a number. What is not known is not so: a pupil without a mark has not reached the standard.
std::string as_number(const Expression& value) {
  return value.type == Flag ? fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", value.sql) : value.sql;
}

Result<Expression> read_key(std::string_view key, std::string_view text, const Rollup& from) {
  auto read = read_expression(text, from.columns);
  if (!read) return fail(ProblemCode::BadInput, fmt::format("In '{}': {}", key, read.error().message));
  return read;
}

}  // namespace

const Rollup* rollup(std::string_view name) {
  static const auto kTermColumns = with_pupil(kTerm), kYearColumns = with_pupil(kYear),
                    kResultColumns = with_pupil(kResult), kMonthColumns = with_pupil(kMonth);
  static const std::array<Rollup, 4> kRollups{{{"pupil_term", kTermColumns, true},
                                               {"pupil_year", kYearColumns, true},
                                               {"pupil_result", kResultColumns, true},
                                               {"pupil_month", kMonthColumns, false}}};
  for (const Rollup& one : kRollups) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

std::span<const std::string_view> characteristics() {
  return kCharacteristics;
}

Result<CompiledDefinition> compile(const PupilDefinition& definition) {
  CompiledDefinition compiled{rollup(definition.rollup), "true", "1", "1", false};
  if (compiled.rollup == nullptr) {
    return fail(ProblemCode::BadInput, fmt::format("In 'rollup': '{}' is none of pupil_term, pupil_year, "
                                                   "pupil_result, pupil_month.",
                                                   definition.rollup));
  }
  if (!definition.where.empty()) {
    const auto where = read_key("where", definition.where, *compiled.rollup);
    if (!where) return tl::unexpected(where.error());
    if (where->type != Flag)
      return fail(ProblemCode::BadInput, "In 'where': this is neither true nor false.");
    compiled.where = where->sql;
  }
  const auto numerator = read_key("numerator", definition.numerator, *compiled.rollup);
  if (!numerator) return tl::unexpected(numerator.error());
  if (numerator->type == Word) return fail(ProblemCode::BadInput, "In 'numerator': words cannot be counted.");
  compiled.numerator = as_number(*numerator);
  compiled.of_flags = numerator->type == Flag && definition.denominator.empty();
  if (definition.denominator.empty()) return compiled;
  const auto denominator = read_key("denominator", definition.denominator, *compiled.rollup);
  if (!denominator) return tl::unexpected(denominator.error());
  if (denominator->type == Word)
    return fail(ProblemCode::BadInput, "In 'denominator': words cannot be counted.");
  compiled.denominator = as_number(*denominator);
  return compiled;
}

}  // namespace headrow::evidence::children

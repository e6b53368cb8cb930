#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <numeric>

#include "question_state.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

/// How many letters must be changed, added or taken away to make one word of the other.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      const bool same = std::tolower(static_cast<unsigned char>(a[i - 1])) ==
                        std::tolower(static_cast<unsigned char>(b[j - 1]));
      row[j] = std::min({above + 1, row[j - 1] + 1, corner + (same ? 0 : 1)});
      corner = above;
    }
  }
  return row.back();
}

/// How far a name is from what was asked: a name that goes on from it, or holds it, is nearer than any
/// misspelling.
std::size_t distance(std::string_view asked, std::string_view name) {
  if (!asked.empty() && name.starts_with(asked)) return 0;
  if (!asked.empty() && name.find(asked) != std::string_view::npos) return 1;
  return 1 + edits(asked, name);
}

/// The three names nearest to what was asked.
std::string nearest(std::string_view asked, std::vector<std::string> names) {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  ranked.reserve(names.size());
  for (std::string& name : names) ranked.emplace_back(distance(asked, name), std::move(name));
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  if (ranked.size() > 3) ranked.resize(3);
  std::string text;
  for (const auto& [unused, name] : ranked) text += fmt::format("{}'{}'", text.empty() ? "" : ", ", name);
  return text;
}

Result<MeasureAndGroup> with_group(const Measure& measure, const Group& own, const Group& extra,
                                   std::string_view asked) {
  auto group = own.joined(extra);
  if (!group) {
    return fail(ProblemCode::BadUsage,
                fmt::format("'{}' is a name of the group '{}' and cannot be asked for '{}': {}", asked,
                            own.text(), extra.text(), group.error().message));
  }
  MeasureAndGroup what{&measure,       *std::move(group), measure.polarity,
                       measure.banded, measure.decimals,  std::string(asked)};
  for (const Binding& binding : measure.bindings) {
    if (binding.group != what.group) continue;
    what.polarity = binding.polarity.value_or(measure.polarity);
    what.banded = binding.banded.value_or(measure.banded);
    what.decimals = binding.decimals.value_or(measure.decimals);
    break;
  }
  return what;
}

/// A publisher's own column, asked for by its name. Its figures alone speak unless the group was narrowed
/// further.
Result<MeasureAndGroup> column_itself(const Measure& measure, const Binding& binding, const Group& extra,
                                      std::string_view asked) {
  auto what = with_group(measure, binding.group, extra, asked);
  if (!what || what->group != binding.group) return what;
  what->polarity = binding.polarity.value_or(measure.polarity);
  what->banded = binding.banded.value_or(measure.banded);
  what->decimals = binding.decimals.value_or(measure.decimals);
  what->only = &binding;
  return what;
}

/// The one binding of a column in the whole catalogue; nullopt when there is none or several share it.
std::optional<Catalogue::BoundColumn> bound_once(const Catalogue& catalogue, std::string_view dataset,
                                                 std::string_view column) {
  std::optional<Catalogue::BoundColumn> found;
  for (const Measure& measure : catalogue.measures()) {
    for (const Binding& binding : measure.bindings) {
      if (binding.dataset != dataset || binding.column != column) continue;
      if (found) return std::nullopt;
      found = Catalogue::BoundColumn{&measure, &binding};
    }
  }
  return found;
}

bool is_long_table(const Catalogue& catalogue, const std::string& dataset) {
  const Layout* layout = catalogue.layout(dataset);
  return layout != nullptr && layout->shape == Shape::LongTable;
}

std::vector<std::string> known_names(const Catalogue& catalogue, const Register& words,
                                     std::string_view asked) {
  std::vector<std::string> names;
  const auto colon = asked.find(':');
  for (const IndicatorNote& indicator : words.indicators()) {
    if (colon != std::string_view::npos && indicator.dataset == asked.substr(0, colon)) {
      names.push_back(indicator.dataset + ":" + indicator.name);
    } else if (colon == std::string_view::npos && is_long_table(catalogue, indicator.dataset)) {
      names.push_back(indicator.name);
    }
  }
  for (const Measure& measure : catalogue.measures()) {
    names.push_back(measure.code);
    if (colon != std::string_view::npos) continue;
    for (const Binding& binding : measure.bindings) {
      if (is_long_table(catalogue, binding.dataset)) names.push_back(binding.column);
    }
  }
  return names;
}

const IndicatorNote* loaded_column(const Catalogue& catalogue, const Register& words,
                                   std::string_view asked) {
  const auto colon = asked.find(':');
  if (colon != std::string_view::npos) {
    const IndicatorNote* found = words.indicator(asked.substr(0, colon), asked.substr(colon + 1));
    if (found != nullptr) return found;
  }
  for (const IndicatorNote& indicator : words.indicators()) {
    if (indicator.name == asked && is_long_table(catalogue, indicator.dataset)) return &indicator;
  }
  return nullptr;
}

/// What the interactive tool's dictionary says of a short name that no measure binds.
void take_dictionary(Measure& measure, Connection& connection, const std::string& name) {
  Rows rows = connection.query(
      "SELECT title, polarity, year_type, banded, decimals::INTEGER, description FROM dictionary_entry "
      "WHERE name = ? ORDER BY line LIMIT 1",
      name);
  if (!rows.next_chunk() || rows.size() == 0) return;
  if (!rows.text(0, 0).empty()) measure.title = rows.text(0, 0);
  const auto polarity = rows.text(1, 0);
  measure.polarity = polarity == "High"  ? Polarity::HighIsGood
                     : polarity == "Low" ? Polarity::LowIsGood
                                         : Polarity::Neither;
  const std::string year = lowered(trimmed(rows.text(2, 0)));
  measure.year = year.starts_with("acad")  ? YearKind::Academic
                 : year.starts_with("fin") ? YearKind::Financial
                                           : YearKind::Calendar;
  measure.banded = rows.column<bool>(3)[0];
  if (const auto decimals = rows.optional<std::int32_t>(4, 0)) measure.decimals = *decimals;
  measure.definition = rows.text(5, 0);
}

}  // namespace

const Measure& Evidence::State::made_up(const IndicatorNote& indicator) {
  const std::string code = indicator.dataset + ":" + indicator.name;
  {
    const std::shared_lock lock(mutex);
    const auto found = made_up_measures.find(code);
    if (found != made_up_measures.end()) return *found->second;
  }
  auto measure = std::make_unique<Measure>();
  measure->code = code;
  measure->title = indicator.title.empty() ? indicator.name : indicator.title;
  measure->unit = indicator.unit;
  measure->decimals = indicator.decimals.value_or(1);
  // What has no unit may well be a number of children: it is not compared as a mean would be.
  measure->kind = indicator.unit == "%" ? MeasureKind::Proportion : MeasureKind::Count;
  Connection connection = store.database()->connect();
  if (is_long_table(catalogue, indicator.dataset)) take_dictionary(*measure, connection, indicator.name);
  measure->short_title = measure->title;
  Binding binding;
  binding.dataset = indicator.dataset;
  binding.column = indicator.name;
  measure->bindings.push_back(std::move(binding));
  const std::unique_lock lock(mutex);
  return *made_up_measures.try_emplace(code, std::move(measure)).first->second;
}

Result<MeasureAndGroup> Evidence::find(std::string_view name, const Group& extra) const {
  const Catalogue& catalogue = state_->catalogue;
  if (const Measure* measure = catalogue.measure(name)) return with_group(*measure, {}, extra, name);
  if (const auto bound = catalogue.short_name(name))
    return column_itself(*bound->measure, *bound->binding, extra, name);
  const auto words = state_->words();
  const auto colon = name.find(':');
  if (colon != std::string_view::npos) {
    if (const auto bound = bound_once(catalogue, name.substr(0, colon), name.substr(colon + 1))) {
      return column_itself(*bound->measure, *bound->binding, extra, name);
    }
  }
  if (const IndicatorNote* indicator = loaded_column(catalogue, *words, name)) {
    const Measure& measure = state_->made_up(*indicator);
    return column_itself(measure, measure.bindings.front(), extra, name);
  }
  return fail(ProblemCode::BadUsage,
              fmt::format("No measure, short name or 'dataset:column' is called '{}'. The nearest are: {}. "
                          "'headrow measures' lists all.",
                          name, nearest(name, known_names(catalogue, *words, name))));
}

}  // namespace headrow::evidence

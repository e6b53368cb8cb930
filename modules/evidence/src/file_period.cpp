#include "file_period.hpp"

#include <fmt/format.h>

#include <regex>

#include "load_job.hpp"
#include "where.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

/// The label that the pattern makes of the place in the path where it fits last.
std::optional<std::string> label_in_path(const Layout& layout, const std::filesystem::path& file) {
  const std::string path = file.generic_string();
  const std::regex pattern(layout.period_pattern);
  std::optional<std::string> label;
  for (std::sregex_iterator found(path.begin(), path.end(), pattern), end; found != end; ++found) {
    label = found->format(layout.period_label.empty() ? "$1" : layout.period_label);
  }
  return label;
}

}  // namespace

bool needs_period(const Layout& layout) {
  return layout.shape == Shape::Wide && layout.period_column.empty();
}

Result<FilePeriod> file_period(const Layout& layout, const std::filesystem::path& file,
                               const std::string& given) {
  FilePeriod found;
  const bool asks = needs_period(layout) || (layout.period_column.empty() && !layout.period_pattern.empty());
  if (!asks) return found;
  if (!given.empty()) {
    found.label = given;
    found.whence = "given";
  } else if (!layout.period_pattern.empty()) {
    if (auto label = label_in_path(layout, file)) found.label = *label;
    found.whence = "from the path";
  }
  if (found.label.empty()) {
    return fail(
        ProblemCode::BadInput,
        "The file has no column for its period, and its path does not say it. Give it with --period, such as "
        "--period 2018/19.",
        in_file(file));
  }
  auto period = read_period(found.label, layout.period_kind);
  if (!period) {
    Where where = in_file(file);
    where.value = found.label;
    return fail(ProblemCode::BadInput,
                fmt::format("The period {} cannot be read: {}", found.whence, period.error().message),
                std::move(where));
  }
  // What the user gives is meant as given; the shift corrects what publishers write in paths.
  found.period = given.empty() ? shifted(*period, layout.period_shift) : *period;
  // The year in the path is then that of publication; shown as the label it would be taken for the cohort's.
  if (given.empty() && layout.period_shift != 0) found.label = period_text(*found.period);
  return found;
}

Status file_status(const Layout& layout, const std::filesystem::path& file) {
  const std::string words = "_" + code_word(file.filename().string()) + "_";
  for (const char* word : {"provisional", "revised", "final"}) {
    const auto status = read_status(word);
    if (status && words.find(fmt::format("_{}_", word)) != std::string::npos) return *status;
  }
  return read_status(layout.status).value_or(Status::Final);
}

}  // namespace headrow::evidence

#include "pupil_city.hpp"

#include "pupil_reach.hpp"

namespace headrow::evidence::api {

namespace {

std::optional<double> published(const Evidence& evidence, const Measure& measure, PlaceId authority,
                                int year) {
  const auto what = evidence.find(measure.code);
  if (!what) return std::nullopt;
  for (const EvidenceRow& row : evidence.series(*what, authority)) {
    if (row.value && row.period.part == PeriodPart::Whole && row.period.last == year) return row.value;
  }
  return std::nullopt;
}

}  // namespace

std::string period_of(int year) {
  return period_text({YearKind::Academic, year - 1, year, PeriodPart::Whole, 0});
}

std::optional<double> city_figure(const PageData& data, const Measure& measure,
                                  const std::optional<Children::City>& city, int year,
                                  const std::vector<ChildrenReach>& reach) {
  if (city) {
    if (const auto known = published(data.evidence(), measure, city->authority, year)) return known;
  }
  if (!reaches_everywhere(reach)) return std::nullopt;
  ChildrenQuestion question;
  question.measure = &measure;
  question.reach = reach;
  question.first_year = question.last_year = year;
  const auto answer = data.children().answer(question);
  return answer && !answer->rows.empty() ? answer->rows[0].value : std::nullopt;
}

Result<Place> school_within(const PageData& data, const http::Request& request,
                            const std::vector<ChildrenReach>& reach) {
  auto place = data.evidence().place(request.variable("number"));
  if (!place || place->kind != PlaceKind::School || !reaches_school(reach, place->code))
    return fail(ProblemCode::NotFound, "No school within your reach has this number.");
  return *std::move(place);
}

}  // namespace headrow::evidence::api

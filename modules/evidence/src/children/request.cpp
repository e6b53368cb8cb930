#include <fmt/format.h>

#include <algorithm>

#include "headrow/evidence/children.hpp"
#include "headrow/evidence/evidence.hpp"
#include "words.hpp"

namespace headrow::evidence {

namespace {

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    if (const auto part = trimmed(text.substr(0, comma)); !part.empty()) parts.emplace_back(part);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return parts;
}

Result<int> year_of(std::string_view label) {
  const auto period = read_period(trimmed(label), YearKind::Academic);
  if (!period) return tl::unexpected(period.error());
  return period->last;
}

Result<void> read_years(const std::string& asked, ChildrenQuestion& question) {
  question.latest = asked == "latest";
  if (asked == "all" || asked == "latest") return {};
  const auto to = asked.find(" to ");
  const auto first = year_of(asked.substr(0, to));
  if (!first) return tl::unexpected(first.error());
  const auto last = to == std::string::npos ? first : year_of(asked.substr(to + 4));
  if (!last) return tl::unexpected(last.error());
  question.first_year = *first;
  question.last_year = *last;
  return {};
}

}  // namespace

Result<ChildrenQuestion> read_children_request(const ChildrenRequest& request, const Catalogue& catalogue,
                                               const Evidence& evidence) {
  ChildrenQuestion question;
  question.measure = catalogue.measure(request.measure);
  if (question.measure == nullptr) {
    return fail(ProblemCode::BadUsage,
                fmt::format("There is no measure '{}'. 'headrow measures' lists them.", request.measure));
  }
  auto group = Group::read(request.group);
  if (!group) return tl::unexpected(group.error());
  question.group = std::move(*group);
  question.by = list_of(request.by);
  if (!request.place.empty()) {
    const auto place = evidence.place(request.place);
    if (!place) return tl::unexpected(place.error());
    if (place->kind == PlaceKind::School) {
      question.school = place->id;
    } else if (place->kind == PlaceKind::Ward) {
      question.ward = place->code;
    } else if (place->kind != PlaceKind::Authority) {
      return fail(ProblemCode::BadUsage,
                  "Pupils' records are of this authority: name a school or a ward of it.");
    }
  }
  if (const auto years = read_years(request.period, question); !years) return tl::unexpected(years.error());
  return question;
}

}  // namespace headrow::evidence

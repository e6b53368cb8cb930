// Words of published files: figures, periods, identifiers, groups. Whatever is read is written and read back
// the same.
#include <cstdint>
#include <string_view>

#include "headrow/base/figure.hpp"
#include "headrow/base/group.hpp"
#include "headrow/base/identifiers.hpp"
#include "headrow/base/period.hpp"
#include "must.hpp"

using namespace headrow;

namespace {

void check_figure(std::string_view text) {
  const auto figure = read_figure(text);
  if (!figure || !figure->value) return;
  const std::string written = number_text(*figure->value);
  const auto again = read_figure(written);
  must(again && again->value, "a written number is a number");
  must(number_text(*again->value) == written, "a written number reads back");
  must(read_figure(rounded_text(*figure->value, 2)).has_value(), "a rounded number is a number");
}

void check_period(const Result<Period>& period) {
  if (!period) return;
  const auto again = read_period(period_text(*period), period->kind);
  must(again && *again == *period, "a written period reads back");
  must(period_from_code(period_code(*period)) == *period, "a period's code reads back");
}

template <typename Tag>
void check_identifier(std::string_view text) {
  const auto identifier = Tag::read(text);
  if (!identifier) return;
  const auto again = Tag::read(identifier->text());
  must(again && *again == *identifier, "an identifier reads back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_figure(text);
  for (const YearKind kind : {YearKind::Calendar, YearKind::Academic, YearKind::Financial}) {
    check_period(read_period(text, kind));
  }
  must(status_of_label(text).size() <= text.size() + 9, "a status is a short word");
  const std::size_t comma = text.find(',');
  if (comma != std::string_view::npos) {
    check_period(read_open_data_period(text.substr(0, comma), text.substr(comma + 1)));
  }
  check_identifier<AuthorityNumberTag>(text);
  check_identifier<GssCodeTag>(text);
  check_identifier<UrnTag>(text);
  check_identifier<LaestabTag>(text);
  check_identifier<UpnTag>(text);
  check_identifier<UlnTag>(text);
  const auto group = Group::read(text);
  if (group) must(Group::read(group->text()) == *group, "a group reads back");
  return 0;
}

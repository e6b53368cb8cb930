#include "xlsx_dates.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <map>

#include "xlsx_xml.hpp"

namespace headrow::formats::xlsx {

namespace {

int number_of(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Built-in number formats that are dates or times, those of East Asian versions included.
bool built_in_date(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

std::map<int, bool> custom_formats(const pugi::xml_node& style_sheet) {
  std::map<int, bool> found;
  const pugi::xml_node formats = child(style_sheet, "numFmts");
  for (auto format = child(formats, "numFmt"); format; format = next(format, "numFmt")) {
    found[number_of(attribute(format, "numFmtId"), -1)] = shows_date(attribute(format, "formatCode"));
  }
  return found;
}

}  // namespace

bool shows_date(std::string_view format) {
  bool quoted = false;
  bool bracketed = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') {
      quoted = !quoted;
    } else if (quoted) {
      continue;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;  // the next character stands for itself, or for its width
    } else if (c == '[') {
      bracketed = true;
    } else if (c == ']') {
      bracketed = false;
    } else if (!bracketed && std::string_view("dDmMyYhHsS").find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

Result<std::vector<bool>> date_styles(const XlsxPackage& package) {
  std::vector<bool> dates;
  if (package.styles_part().empty()) return dates;
  const auto document = package.xml(package.styles_part());
  if (!document) return tl::unexpected(document.error());
  const pugi::xml_node style_sheet = (*document)->document_element();
  const std::map<int, bool> custom = custom_formats(style_sheet);
  const pugi::xml_node styles = child(style_sheet, "cellXfs");
  for (auto style = child(styles, "xf"); style; style = next(style, "xf")) {
    const int id = number_of(attribute(style, "numFmtId"), 0);
    const auto own = custom.find(id);
    dates.push_back(own != custom.end() ? own->second : built_in_date(id));
  }
  return dates;
}

std::string iso_date(double serial, bool counts_from_1904) {
  constexpr double last_serial = 2958465;  // 31 December 9999
  constexpr long seconds_a_day = 24L * 60 * 60;
  if (!(serial >= 0 && serial <= last_serial)) return "";
  long day = static_cast<long>(serial);
  long second = std::lround((serial - static_cast<double>(day)) * static_cast<double>(seconds_a_day));
  if (second == seconds_a_day) {
    second = 0;
    ++day;
  }
  std::string time = fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
  if (day == 0 && !counts_from_1904) return time;
  using namespace std::chrono;
  constexpr long first_day_after_the_false_leap_day = 61;
  const auto base = counts_from_1904
                        ? sys_days(year(1904) / 1 / 1)
                        : sys_days(year(1899) / 12 / (day < first_day_after_the_false_leap_day ? 31 : 30));
  const year_month_day date(base + days(day));
  const std::string text =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
  return second == 0 ? text : fmt::format("{}T{}", text, time);
}

}  // namespace headrow::formats::xlsx

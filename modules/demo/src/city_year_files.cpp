// What is recorded through the year: attendance, exclusions, care, participation.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "city_files.hpp"
#include "city_weeks.hpp"
#include "headrow/formats/parquet_writer.hpp"
#include "table_file.hpp"

namespace headrow::demo {

namespace {

/// Older pupils are away more, and a city was never the same after 2020.
double missed_days(const Child& child, const CitySchool& school, int year) {
  const int group = child.year_group(year);
  const double age = group == 0 ? 1.1 : group < 7 ? 0.9 : 1.1 + 0.13 * (group - 7);
  const double era = year >= 2022 ? 1.4 : 1;
  return std::clamp(child.absence * age * era + school.attendance_effect, 0.004, 0.8);
}

/// An enrolment's sessions, by what their marks mean.
struct Sessions {
  int possible = 0, authorised = 0, unauthorised = 0;

  void add(std::string_view marks) {
    for (const char mark : marks) {
      possible += mark == '#' ? 0 : 1;
      authorised += std::string_view("IMRHCE").find(mark) != std::string_view::npos ? 1 : 0;
      unauthorised += std::string_view("OUG").find(mark) != std::string_view::npos ? 1 : 0;
    }
  }
};

Result<void> write_attendance_year(const CityFiles& files, int year) {
  const City& city = files.city;
  const auto weeks = school_weeks(year);
  auto writer = formats::ParquetWriter::create(
      files.folder / "attendance" / fmt::format("attendance-{}-{:02}.parquet", year - 1, year % 100),
      {{"UPN", formats::ParquetType::Text},
       {"LAESTAB", formats::ParquetType::Text},
       {"WeekBeginning", formats::ParquetType::Day},
       {"Marks", formats::ParquetType::Text}});
  if (!writer) return tl::unexpected(writer.error());
  std::string marks;
  for (std::size_t i = 0; i < city.children.size(); ++i) {
    const Child& child = city.children[i];
    if (child.stays.empty() || child.stays.front().from > weeks.back().monday + 4 ||
        child.stays.back().until < weeks.front().monday)
      continue;
    const Stay* main = nullptr;
    for (const Stay& stay : child.stays) {
      if (stay.from <= weeks.back().monday + 4 && stay.until >= weeks.front().monday) main = &stay;
    }
    if (main == nullptr || child.year_group(year) < 0 || child.year_group(year) > 11) continue;
    attend(child, year, missed_days(child, city.schools[main->school], year), weeks,
           suspensions_of(child, i, year, files.random),
           files.random.of("attendance", i * 100 + static_cast<std::size_t>(year % 100)), marks);
    std::map<std::size_t, Sessions> enrolments;  // who comes back to a school is enrolled there once
    for (const Stay& stay : child.stays) {
      const std::string laestab = files.laestab(stay);
      Sessions& sessions = enrolments[stay.school];
      for (std::size_t week = 0; week < weeks.size(); ++week) {
        const std::int32_t monday = weeks[week].monday;
        // A week belongs to the school at which the pupil was on its Monday, or came to in it.
        const bool there = stay.from <= monday + 4 && stay.until >= monday + 4;
        if (!there) continue;
        (*writer)->text(0, child.upn);
        (*writer)->text(1, laestab);
        (*writer)->day(2, monday);
        const std::string_view ten = std::string_view(marks).substr(10 * week, 10);
        sessions.add(ten);
        (*writer)->text(3, ten);
        (*writer)->end_row();
      }
    }
    for (const auto& [school, sessions] : enrolments) {
      files.figures.add_attendance(child, year, sessions.possible, sessions.authorised,
                                   sessions.unauthorised);
    }
  }
  return (*writer)->finish();
}

/// A pupil suspended at two schools of a year counts at each, as enrolments do.
void count_suspended(const CityFiles& files, const Child& child, std::size_t number, int year) {
  std::set<std::size_t> schools;
  for (const Suspension& one : suspensions_of(child, number, year, files.random)) {
    const Stay* stay = stay_on(child, one.start);
    if (stay != nullptr && !one.permanent) schools.insert(stay->school);
  }
  files.figures.add(child, year, "exclusions.suspended_pupils", static_cast<double>(schools.size()), 0);
}

Result<void> write_exclusions_year(const CityFiles& files, int year) {
  TableFile file(files.folder / "exclusions" / fmt::format("exclusions-{}-{:02}.csv", year - 1, year % 100),
                 {"UPN", "LAESTAB", "StartDate", "Category", "Reason", "ActualNumberOfSessions"});
  for (std::size_t i = 0; i < files.city.children.size(); ++i) {
    const Child& child = files.city.children[i];
    if (child.stays.empty()) continue;
    for (const Suspension& one : suspensions_of(child, i, year, files.random)) {
      const Stay* stay = stay_on(child, one.start);
      if (stay == nullptr) continue;
      file.row({child.upn, files.laestab(*stay), day_text(one.start), one.permanent ? "PERM" : "SUSP",
                one.reason, one.permanent ? "" : cell(one.sessions)});
      files.figures.add(child, year,
                        one.permanent ? "exclusions.permanent_rate" : "exclusions.suspension_rate", 1, 0);
    }
    count_suspended(files, child, i, year);
  }
  return file.finish();
}

/// Calls `write` for every academic year of the city; how many files that made.
template <typename Write>
Result<std::size_t> each_year(const CityFiles& files, Write write) {
  for (int year = files.city.first_year(); year <= files.city.plan.last_year; ++year) {
    if (Result<void> done = write(files, year); !done) return tl::unexpected(done.error());
  }
  return static_cast<std::size_t>(files.city.plan.years);
}

Result<void> write_care_year(const CityFiles& files, int year) {
  TableFile file(files.folder / "care" / fmt::format("episodes-{}.csv", year),
                 {"UPN", "YEAR", "DECOM", "DEC", "LS", "PLACE"});
  const std::int32_t first = day_number(year - 1, 4, 1), last = day_number(year, 3, 31);
  const auto day = [](std::int32_t number) {
    const std::string text = day_text(number);
    return text.substr(8, 2) + "/" + text.substr(5, 2) + "/" + text.substr(0, 4);
  };
  for (const Child& child : files.city.children) {
    if (!child.looked_after || child.upn.empty() || child.care_from > last || child.care_until < first)
      continue;
    file.row({child.upn, cell(year), day(child.care_from),
              child.care_until <= last ? day(child.care_until) : "", "C2",
              child.care_from % 5 == 0 ? "K2" : "U4"});
  }
  return file.finish();
}

/// At the ends of December, January and February, which the headline is the mean of.
Result<void> write_participation_year(const CityFiles& files, int year) {
  TableFile file(
      files.folder / "participation" / fmt::format("participation-{}-{:02}.csv", year - 1, year % 100),
      {"UPN", "Month", "ActivityCode"});
  for (std::size_t i = 0; i < files.city.children.size(); ++i) {
    const Child& child = files.city.children[i];
    const int group = child.year_group(year);
    if ((group != 12 && group != 13) || child.destination == 0 || !child.here(year)) continue;
    for (const std::int32_t month :
         {day_number(year - 1, 12, 31), day_number(year, 1, 31), day_number(year, 2, 28)}) {
      KeyedRandom own = files.random.of("activity", i * 1000 + static_cast<std::size_t>(month % 1000));
      const int activity = own.uniform() < 0.05 ? (own.uniform() < 0.5 ? 610 : 310) : child.destination;
      file.row({child.upn, day_text(month), cell(activity)});
      const bool neet = activity == 610 || activity == 620, unknown = activity == 810;
      files.figures.add(child, year, "participation.neet", neet ? 1 : 0, 1);
      files.figures.add(child, year, "participation.not_known", unknown ? 1 : 0, 1);
      files.figures.add(child, year, "participation.neet_and_not_known", neet || unknown ? 1 : 0, 1);
      files.figures.add(child, year, "participation.education_or_training",
                        activity == 210 || activity == 230 || activity == 310 ? 1 : 0, 1);
    }
  }
  return file.finish();
}

}  // namespace

Result<std::size_t> write_attendance(const CityFiles& files) {
  return each_year(files, write_attendance_year);
}
Result<std::size_t> write_exclusions(const CityFiles& files) {
  return each_year(files, write_exclusions_year);
}
Result<std::size_t> write_care(const CityFiles& files) {
  return each_year(files, write_care_year);
}
Result<std::size_t> write_participation(const CityFiles& files) {
  return each_year(files, write_participation_year);
}

}  // namespace headrow::demo

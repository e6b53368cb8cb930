#include "place_finder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "headrow/base/identifiers.hpp"
#include "words.hpp"

namespace headrow::evidence {

bool is_no_code(std::string_view cell) {
  constexpr std::array<std::string_view, 12> kNone{"",  ".", ":",  "-",   "~",    "x",
                                                   "z", "c", "NA", "N/A", "NULL", "Not available"};
  for (const std::string_view none : kNone) {
    if (cell == none) return true;
  }
  return false;
}

PlaceKind PlaceFinder::kind_of_number(std::string_view number) {
  int value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  if (value < 970) return PlaceKind::Authority;
  return value < 980 ? PlaceKind::Country : PlaceKind::Region;
}

std::optional<PlaceFinder::AreaCodes> PlaceFinder::read_codes(const AreaWords& words, long line) {
  AreaCodes codes;
  if (!is_no_code(words.gss)) {
    auto gss = GssCodeTag::read(words.gss);
    if (!gss) {
      findings_.add("code-not-read", line, words.column, words.gss, gss.error().message);
      return std::nullopt;
    }
    codes.gss = gss->text();
  }
  if (!is_no_code(words.number)) {
    auto number = AuthorityNumberTag::read(words.number);
    if (!number) {
      findings_.add("code-not-read", line, words.column, words.number, number.error().message);
      return std::nullopt;
    }
    codes.number = number->text();
  }
  return codes;
}

std::optional<PlaceId> PlaceFinder::known_area(const AreaWords& words, const AreaCodes& codes, long line) {
  std::optional<PlaceId> by_number, by_gss;
  if (codes.number) by_number = places_.find(CodeScheme::Authority, *codes.number);
  if (codes.gss) by_gss = places_.find(CodeScheme::Gss, *codes.gss);
  if (by_number && by_gss && *by_number != *by_gss) {
    // A place first met under its new code alone, and one met under its number: one place, unless that code
    // already has another number.
    const KnownPlace& other = places_.place(*by_gss);
    const bool nameless = other.kind == PlaceKind::District || !places_.has_number(*by_gss);
    if (nameless) {
      places_.merge(*by_gss, *by_number);
    } else {
      findings_.add(
          "codes-disagree", line, words.column, *codes.gss,
          fmt::format("The code {} is that of {}, and the number {} that of {}. The number is taken.",
                      *codes.gss, other.name, *codes.number, places_.place(*by_number).name));
    }
    return by_number;
  }
  if (by_number) return by_number;
  if (by_gss) return by_gss;
  if (words.kind == PlaceKind::Country) return places_.country();
  // Regions have numbers in one publication and codes in another: the name joins them. So it does for a place
  // that a file gives no code of.
  if (words.kind == PlaceKind::Region || (!codes.number && !codes.gss)) {
    return places_.find_name(words.kind, words.name);
  }
  // A register of numbers and a file of codes meet in the name, as long as nothing else gives that place its
  // code.
  if (words.kind == PlaceKind::Authority && codes.gss && !codes.number) {
    const auto named = places_.find_name(words.kind, words.name);
    if (named && !places_.has_gss(*named) && places_.place(*named).naming.register_said) return named;
  }
  return std::nullopt;
}

void PlaceFinder::report_unknown(PlaceKind kind, std::string_view code, std::string_view column, long line) {
  if (naming_.register_said || !places_.has_register(kind)) return;
  findings_.add(
      "code-unknown", line, column, code,
      fmt::format("No register that is loaded has the {} {}; it is taken from this file. Load a register "
                  "that has it to give it its name.",
                  place_kind_text(kind), code));
}

std::optional<PlaceId> PlaceFinder::no_authority(const AreaWords& words, const AreaCodes& codes, long line) {
  if (words.kind != PlaceKind::Authority || !codes.number) return std::nullopt;
  const auto known = std::ranges::find(not_authorities_, *codes.number, &NotAuthority::number);
  if (known == not_authorities_.end()) return std::nullopt;
  const auto found = places_.find(CodeScheme::Authority, known->number);
  const PlaceId id = found ? *found : places_.add(PlaceKind::Other, known->name, Naming{});
  places_.add_code(id, CodeScheme::Authority, known->number);
  // A store that was filled before the catalogue said so has it as an authority.
  places_.say_kind(id, PlaceKind::Other);
  places_.say_name(id, known->name, Naming{});
  if (name_told_.insert(id).second) {
    findings_.add("not-an-authority", line, words.column, known->number,
                  fmt::format("{} is no authority: {}. It is kept apart, and neither ranked nor listed among "
                              "authorities.",
                              known->number, known->name));
  }
  return id;
}

PlaceId PlaceFinder::new_area(const AreaWords& words, const AreaCodes& codes, long line) {
  const std::string_view code = codes.number ? *codes.number
                                : codes.gss  ? std::string_view(*codes.gss)
                                             : words.name;
  report_unknown(words.kind, code, words.column, line);
  if (!is_no_code(words.name)) return places_.add(words.kind, words.name, naming_of(words));
  // Until a file says its name it is called by its code.
  return places_.add(words.kind, code.empty() ? std::string_view("National") : code, Naming::nobody());
}

bool PlaceFinder::compare_name(PlaceId id, std::string_view name, std::string_view column, long line) {
  const KnownPlace& place = places_.place(id);
  if (name.empty() || naming_.register_said || !place.naming.register_said) return true;
  // What a register adds in brackets ("Dorset (Pre LG)") is not in the files of the place's own time.
  const std::string plain = compared_name(place.name.substr(0, place.name.find(" (")));
  if (compared_name(place.name) == compared_name(name) || plain == compared_name(name)) return true;
  const auto other = places_.find_name(place.kind, name);
  if (other && *other != id && places_.place(*other).naming.register_said) {
    const Severity severity = findings_.add(
        "code-and-name-differ", line, column, name,
        fmt::format("The code is that of {}, the name that of another {}. Put one of them right.", place.name,
                    place_kind_text(place.kind)));
    return severity < Severity::Quarantine;
  }
  if (name_told_.insert(id).second) {
    findings_.add("name-differs", line, column, name,
                  fmt::format("The register calls this place {}.", place.name));
  }
  return true;
}

void PlaceFinder::note_region(PlaceId id, const AreaWords& words, long line) {
  if (words.kind != PlaceKind::Authority || (is_no_code(words.region_name) && is_no_code(words.region_gss)))
    return;
  AreaWords region;
  region.kind = PlaceKind::Region;
  region.mentioned = true;
  region.gss = words.region_gss;
  region.name = is_no_code(words.region_name) ? std::string_view() : words.region_name;
  region.column = words.column;
  if (const auto parent = area(region, line)) {
    places_.add_membership({"region", id, *parent, naming_.register_said, std::nullopt, std::nullopt},
                           source_);
  }
}

std::optional<PlaceId> PlaceFinder::area(const AreaWords& words, long line) {
  const auto codes = read_codes(words, line);
  if (!codes) return std::nullopt;
  const bool named =
      codes->gss || codes->number || !is_no_code(words.name) || words.kind == PlaceKind::Country;
  if (!named) {
    findings_.add("place-not-found", line, words.column, words.name,
                  fmt::format("The row names no {}.", place_kind_text(words.kind)));
    return std::nullopt;
  }
  if (const auto apart = no_authority(words, *codes, line)) return apart;
  std::optional<PlaceId> id = known_area(words, *codes, line);
  if (!id && !codes->gss && !codes->number && words.kind != PlaceKind::Region &&
      words.kind != PlaceKind::Country) {
    findings_.add(
        "place-not-found", line, words.column, words.name,
        fmt::format("There is no {} of this name, and the row has no code.", place_kind_text(words.kind)));
    return std::nullopt;
  }
  if (!id) id = new_area(words, *codes, line);
  if (codes->number) places_.add_code(*id, CodeScheme::Authority, *codes->number);
  if (codes->gss) places_.add_code(*id, CodeScheme::Gss, *codes->gss);
  // A metropolitan district and its authority have one code and are one place.
  if (words.kind == PlaceKind::Authority && places_.place(*id).kind == PlaceKind::District) {
    places_.say_kind(*id, PlaceKind::Authority);
  }
  if (!is_no_code(words.name)) {
    if (!compare_name(*id, words.name, words.column, line)) return std::nullopt;
    places_.say_name(*id, words.name, naming_of(words));
  }
  note_region(*id, words, line);
  return id;
}

std::optional<PlaceId> PlaceFinder::remembered_area(const AreaWords& words, long line) {
  key_.assign(1, static_cast<char>('0' + static_cast<int>(words.kind)));
  for (const std::string_view part :
       {words.gss, words.number, words.name, words.region_gss, words.region_name}) {
    key_ += '\x1f';
    key_ += part;
  }
  const auto known = remembered_.find(key_);
  if (known != remembered_.end() && known->second) return known->second;
  // What was not found is asked again, so that each row has its finding.
  std::string key = key_;
  const std::optional<PlaceId> id = area(words, line);
  remembered_[std::move(key)] = id;
  return id;
}

std::optional<PlaceId> PlaceFinder::school(const SchoolWords& words, const std::optional<Period>& period,
                                           long line) {
  std::optional<std::string> urn, laestab;
  const bool joined = !is_no_code(words.authority) && !is_no_code(words.establishment);
  if (!is_no_code(words.urn)) {
    auto read = UrnTag::read(words.urn);
    if (!read) {
      findings_.add("code-not-read", line, words.column, words.urn, read.error().message);
      return std::nullopt;
    }
    urn = read->text();
  }
  if (!is_no_code(words.laestab) || joined) {
    auto read = is_no_code(words.laestab) ? LaestabTag::join(words.authority, words.establishment)
                                          : LaestabTag::read(words.laestab);
    // Beside a URN the other number is only an extra, and published ones are sometimes not well formed.
    if (!read && !urn) {
      findings_.add("code-not-read", line, words.column, joined ? words.establishment : words.laestab,
                    read.error().message);
      return std::nullopt;
    }
    if (read) {
      laestab = read->text();
    } else {
      findings_.add("code-not-read", Severity::Note, line, words.column,
                    joined ? words.establishment : words.laestab,
                    "The URN is taken; " + read.error().message);
    }
  }
  std::optional<PlaceId> id;
  if (urn) {
    id = places_.find(CodeScheme::Urn, *urn);
  } else if (laestab) {
    id = places_.find_laestab(*laestab, period);
  } else {
    findings_.add("place-not-found", line, words.column, words.name,
                  "The row names no school: it has no URN and no LAESTAB.");
    return std::nullopt;
  }
  if (!id) {
    report_unknown(PlaceKind::School, urn ? *urn : *laestab, words.column, line);
    const std::string& code = urn ? *urn : *laestab;
    id = words.name.empty() ? places_.add(PlaceKind::School, code, Naming::nobody())
                            : places_.add(PlaceKind::School, words.name, naming_);
  } else if (!words.name.empty()) {
    places_.say_name(*id, words.name, naming_);
  }
  if (urn) places_.add_code(*id, CodeScheme::Urn, *urn);
  if (laestab && (naming_.register_said || !places_.find(CodeScheme::Laestab, *laestab))) {
    places_.add_code(*id, CodeScheme::Laestab, *laestab);
  }
  return id;
}

std::optional<PlaceId> PlaceFinder::coded(PlaceKind kind, CodeScheme scheme, std::string_view code,
                                          std::string_view name, std::string_view column, long line) {
  if (is_no_code(code)) {
    findings_.add("place-not-found", line, column, name,
                  fmt::format("The row names no {}.", place_kind_text(kind)));
    return std::nullopt;
  }
  std::optional<PlaceId> id = places_.find(scheme, code);
  if (!id) {
    report_unknown(kind, code, column, line);
    id = name.empty() ? places_.add(kind, code, Naming::nobody()) : places_.add(kind, name, naming_);
    places_.add_code(*id, scheme, code);
  } else if (!name.empty()) {
    places_.say_name(*id, name, naming_);
  }
  return id;
}

}  // namespace headrow::evidence

#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>

#include "file_findings.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "lookup.hpp"
#include "place_register.hpp"

namespace headrow::evidence {

/// What a row says of an area; blank where it does not say. `column` is the heading that findings name.
struct AreaWords {
  PlaceKind kind = PlaceKind::Authority;
  std::string_view gss, number, name;
  std::string_view region_gss, region_name;  ///< of an authority
  bool mentioned =
      false;  ///< named beside another place: its name weighs no more than one in a file of figures
  std::string_view column;
};

struct SchoolWords {
  std::string_view urn, laestab;
  std::string_view authority, establishment;  ///< together a LAESTAB
  std::string_view name;
  std::string_view column;
};

/// True for a cell that holds no code: blank, or one of the symbols that stand where there is none.
bool is_no_code(std::string_view cell);

/// Finds the places that the rows of one file name, learning new ones and new codes as it goes. What cannot
/// be found is a finding and gives nullopt; the caller keeps the row out.
class PlaceFinder {
public:
  /// `not_authorities` outlives it.
  PlaceFinder(PlaceRegister& places, FileFindings& findings, std::int32_t source, Naming naming,
              std::span<const NotAuthority> not_authorities)
      : places_(places),
        findings_(findings),
        source_(source),
        naming_(naming),
        not_authorities_(not_authorities) {}

  const Naming& naming() const { return naming_; }

  std::optional<PlaceId> area(const AreaWords& words, long line);
  /// The same, remembering areas: for files in which the same few hundred stand in thousands of rows.
  std::optional<PlaceId> remembered_area(const AreaWords& words, long line);
  std::optional<PlaceId> school(const SchoolWords& words, const std::optional<Period>& period, long line);
  /// A trust or other group by its number, or a place that only its own kind of code tells (a constituency).
  std::optional<PlaceId> coded(PlaceKind kind, CodeScheme scheme, std::string_view code,
                               std::string_view name, std::string_view column, long line);

  /// The kind of area that an authority number speaks of: 201 to 969 authorities, 970 the country, 980 to 999
  /// regions.
  static PlaceKind kind_of_number(std::string_view number);

private:
  struct AreaCodes {
    std::optional<std::string> gss, number;
  };
  std::optional<AreaCodes> read_codes(const AreaWords& words, long line);
  std::optional<PlaceId> known_area(const AreaWords& words, const AreaCodes& codes, long line);
  /// The place that stands under a number that is no authority's; nullopt when the number is.
  std::optional<PlaceId> no_authority(const AreaWords& words, const AreaCodes& codes, long line);
  PlaceId new_area(const AreaWords& words, const AreaCodes& codes, long line);
  /// False when the name is that of another place of the kind and the row is to be kept out.
  bool compare_name(PlaceId id, std::string_view name, std::string_view column, long line);
  void note_region(PlaceId id, const AreaWords& words, long line);
  Naming naming_of(const AreaWords& words) const { return words.mentioned ? Naming{} : naming_; }
  void report_unknown(PlaceKind kind, std::string_view code, std::string_view column, long line);

  PlaceRegister& places_;
  FileFindings& findings_;
  std::int32_t source_;
  Naming naming_;
  std::span<const NotAuthority> not_authorities_;
  TextMap<std::optional<PlaceId>> remembered_;
  std::unordered_set<PlaceId> name_told_;
  std::string key_;
};

}  // namespace headrow::evidence

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "database.hpp"
#include "headrow/base/period.hpp"
#include "headrow/evidence/place.hpp"
#include "lookup.hpp"

namespace headrow::evidence {

/// What kind of code a place is known by. In the store: "gss", "authority", "urn", "laestab", "trust",
/// "other".
enum class CodeScheme : unsigned char { Gss, Authority, Urn, Laestab, Trust, Other };
std::string_view code_scheme_text(CodeScheme scheme);

/// Who gave a place its name: registers before figures, the newer register before the older.
struct Naming {
  static constexpr std::int32_t kNoAge = -1000000;
  bool register_said = false;
  std::int32_t age = kNoAge;  ///< day of the register's newest entry
  bool operator==(const Naming&) const = default;
  /// Nobody: the place is called by its code until somebody says its name.
  static Naming nobody() { return {false, kNoAge - 1}; }
};

struct KnownPlace {
  PlaceKind kind = PlaceKind::Other;
  std::string name;
  Naming naming;
  bool open = true;
  std::optional<Day> opened, closed;
};

/// The places of the store, kept in memory while files are loaded; `write` brings what is new into the store
/// within the transaction of the file. After a roll-back it is read again.
class PlaceRegister {
public:
  explicit PlaceRegister(Connection& connection);

  std::optional<PlaceId> find(CodeScheme scheme, std::string_view code) const;
  /// A school number may have belonged to several schools, one after the other: the one that was open in the
  /// middle of the period, else the newest.
  std::optional<PlaceId> find_laestab(std::string_view code, const std::optional<Period>& period) const;
  std::optional<PlaceId> find_name(PlaceKind kind, std::string_view name) const;
  /// The country of the register, whatever its name.
  std::optional<PlaceId> country() const { return country_; }
  /// True once any register has been loaded that names places of this kind.
  bool has_register(PlaceKind kind) const { return registered_[static_cast<std::size_t>(kind)] > 0; }

  /// True when the place has a code of the Office for National Statistics.
  bool has_gss(PlaceId id) const { return coded_.count(id) != 0; }
  /// True when the place has an authority number.
  bool has_number(PlaceId id) const { return numbered_.count(id) != 0; }

  const KnownPlace& place(PlaceId id) const { return places_[static_cast<std::size_t>(id)]; }
  PlaceId add(PlaceKind kind, std::string_view name, const Naming& naming);
  void add_code(PlaceId id, CodeScheme scheme, std::string_view code);
  /// Takes the name when who says it outranks who said the present one.
  void say_name(PlaceId id, std::string_view name, const Naming& naming);
  void say_kind(PlaceId id, PlaceKind kind);
  void say_open(PlaceId id, bool open, std::optional<Day> opened, std::optional<Day> closed);

  /// Makes two places one: everything known of `from` becomes `into`'s, figures too when `write` is called.
  void merge(PlaceId from, PlaceId into);

  /// Notes that a place lies in another. What a register says replaces what figures taught.
  struct Membership {
    std::string_view kind;  ///< country, region, authority, ward, trust, successor
    PlaceId place = 0;
    PlaceId parent = 0;
    bool register_said = false;
    std::optional<Day> from, until;
    bool sole = false;  ///< the newest register's word on a kind of which there is one: what others said goes
  };
  void add_membership(const Membership& membership, std::int32_t source);

  /// Writes what is new, within the transaction that is open. Appenders of the caller that hold figures are
  /// closed before, so that merged places are renumbered in them.
  void write(Connection& connection);

private:
  struct StoredMembership {
    std::string kind;
    PlaceId place = 0, parent = 0;
    bool register_said = false;
    std::optional<Day> from, until;
    std::int32_t source = 0;
  };
  struct NewCode {
    CodeScheme scheme = CodeScheme::Other;
    std::string code;
    PlaceId place = 0;
  };
  void read_places(Connection& connection);
  void read_codes(Connection& connection);
  void read_memberships(Connection& connection);
  void note_code(CodeScheme scheme, std::string_view code, PlaceId id);
  void note_name(PlaceId id);
  void touch(PlaceId id);
  void write_places(Connection& connection);
  void write_codes(Connection& connection);
  void write_memberships(Connection& connection);
  void write_sole_memberships(Connection& connection);
  void write_merges(Connection& connection);
  static std::uint64_t membership_key(std::string_view kind, PlaceId place, PlaceId parent);

  std::vector<KnownPlace> places_;  ///< by id; 0 is nobody
  std::array<TextMap<PlaceId>, 6> codes_;
  TextMap<std::vector<PlaceId>> laestabs_;
  std::array<TextMap<PlaceId>, 9> names_;
  std::array<int, 9> registered_{};
  std::unordered_set<PlaceId> numbered_, coded_;
  std::optional<PlaceId> country_;
  std::size_t written_places_ = 0;  ///< places below this id stand in the store
  std::unordered_set<PlaceId> changed_;
  std::vector<NewCode> new_codes_;
  /// Memberships by kind, place and parent: whether a register said so.
  std::unordered_map<std::uint64_t, bool> memberships_;
  /// Places whose region or authority a register has said.
  std::unordered_set<std::uint64_t> said_by_register_;
  std::vector<StoredMembership> new_memberships_;
  std::vector<StoredMembership> sole_memberships_;
  std::vector<std::pair<PlaceId, PlaceId>> merges_;
};

}  // namespace headrow::evidence

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "database.hpp"
#include "headrow/base/group.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/place.hpp"

namespace headrow::evidence {

/// Places of some kinds with their codes, as the loaded registers have them.
class PlaceTable {
public:
  /// Countries, regions, authorities and districts.
  static PlaceTable areas(Connection& connection);
  /// Everything else: schools, trusts, wards, planning areas.
  static PlaceTable others(Connection& connection);

  const Place* find(PlaceId id) const;
  const Place* by_code(std::string_view code) const;
  const Place* by_name(std::string_view name) const;  ///< in any case; the one of widest kind
  const std::vector<Place>& all() const { return places_; }

private:
  PlaceTable(Connection& connection, std::string_view condition);
  void read_codes(Connection& connection, std::string_view condition);
  void read_memberships(Connection& connection, std::string_view condition);

  std::vector<Place> places_;  // in id order
  std::unordered_map<PlaceId, std::size_t> index_;
  std::unordered_map<std::string, PlaceId> codes_;
  std::unordered_map<std::string, PlaceId> names_;
};

/// What decides between two sources.
struct SourceNote {
  std::int32_t id = 0;
  std::string file;
  std::string dataset;
  std::int32_t published = INT32_MIN;  ///< days since 1970; the smallest when not known
  std::int32_t last_period =
      INT32_MIN;                ///< code of the newest period in the file: the later release has the greater
  std::int32_t file_order = 0;  ///< place of `file` among all names in the alphabet
};

struct IndicatorNote {
  std::int32_t id = 0;
  std::string dataset, name, title, unit;
  std::optional<int> decimals;
};

/// All of the store that is small and that every question needs. Read once after each load; immutable, except
/// that schools are read when somebody first asks for one.
class Register {
public:
  Register(std::shared_ptr<Database> database, std::span<const WiderRegion> wider_regions);

  /// To the store that the register was read from: a rebuild does not change it under a question.
  Connection connect() const { return database_->connect(); }

  const PlaceTable& areas() const { return areas_; }
  const PlaceTable& others() const;
  const Place* place(PlaceId id) const;
  std::optional<PlaceId> england() const { return england_; }
  /// The region that a region lies in; nothing for most.
  std::optional<PlaceId> wider_region(PlaceId region) const;

  const SourceNote* source(std::int32_t id) const;
  const std::string& label(std::int32_t id) const;
  std::optional<std::int32_t> population(const std::string& group) const;
  const Group* group(std::int32_t population) const;
  const IndicatorNote* indicator(std::string_view dataset, std::string_view name) const;
  const std::vector<IndicatorNote>& indicators() const { return indicators_; }

  const std::vector<NeighbourSet>& neighbour_sets() const { return sets_; }
  /// "" is the newest set; nothing when the set or the place is not there.
  std::span<const Neighbour> neighbours(PlaceId place, std::string_view set) const;

private:
  void note_wider_regions(std::span<const WiderRegion> wider_regions);
  void read_sources(Connection& connection);
  void read_words(Connection& connection);
  void read_indicators(Connection& connection);
  void read_neighbours(Connection& connection);

  std::shared_ptr<Database> database_;
  PlaceTable areas_;
  std::optional<PlaceId> england_;
  std::unordered_map<PlaceId, PlaceId> wider_regions_;
  std::unordered_map<std::int32_t, SourceNote> sources_;
  std::unordered_map<std::int32_t, std::string> labels_;
  std::unordered_map<std::string, std::int32_t> populations_;
  std::unordered_map<std::int32_t, Group> groups_;
  std::vector<IndicatorNote> indicators_;
  std::unordered_map<std::string, std::size_t> indicator_index_;
  std::vector<NeighbourSet> sets_;
  std::unordered_map<std::string, std::unordered_map<PlaceId, std::vector<Neighbour>>> neighbours_;
  mutable std::once_flag others_once_;
  mutable std::unique_ptr<PlaceTable> others_;
};

}  // namespace headrow::evidence

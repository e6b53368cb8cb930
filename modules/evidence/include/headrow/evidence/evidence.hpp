#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/figure.hpp"
#include "headrow/base/group.hpp"
#include "headrow/base/period.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/measure.hpp"
#include "headrow/evidence/place.hpp"

namespace headrow::evidence {

class Catalogue;
class Store;

enum class Status : unsigned char { Final = 0, Revised = 1, Provisional = 2 };
std::string_view status_text(Status status);

/// Statistically against England, where counts allow it.
enum class Significance : unsigned char { Unknown, Above, Below, NoDifferent };
/// "", "above", "below", "no different"
std::string_view significance_text(Significance significance);

/// Where a number stands: a loaded file and its line (1 is the heading line).
struct SourceRef {
  std::int32_t source = 0;
  std::int32_t row = 0;
};

/// One measure of one place in one period, with everything to compare it by. Differences are place minus
/// other, in the measure's unit, unrounded. Absent means not known, never nought.
struct EvidenceRow {
  std::string measure;
  Group group;
  PlaceId place = 0;
  Period period;
  std::string label;  ///< the period as the source has it
  std::optional<double> value;
  Symbol symbol = Symbol::None;
  std::optional<double> numerator, denominator;
  std::optional<double> lower, upper;  ///< 95% Wilson interval, where numerator and denominator are known
  std::optional<double> england, region, neighbours;
  /// Whose figure `region` is: the authority's region, or a wider one where nobody publishes that one's.
  std::optional<PlaceId> region_place;
  std::optional<int> rank;
  int ranked = 0;   ///< how many authorities have a value
  char band = '-';  ///< 'A' (best) to 'D' as the interactive tool bands; '-' none
  std::array<std::optional<double>, 5> quartiles;  ///< minimum, Q1, median, Q3, maximum over authorities
  bool constant = false;                           ///< every authority has the same value: no rank, no band
  std::optional<Period> previous_period;           ///< the nearest earlier one that has a value
  std::optional<double> change;                    ///< value minus that of previous_period
  int periods_between = 0;                         ///< periods without a value between the two
  std::optional<Period> baseline_period;           ///< the first from 2014/15 on that has a value
  std::optional<double> baseline;
  Significance significance = Significance::Unknown;
  std::optional<double> distance_england;  ///< England minus value: what must be added to equal England
  /// Cut of the next better band minus value; absent in band A. With high good the band begins strictly above
  /// the cut.
  std::optional<double> distance_band;
  /// The fewest children (of the denominator) by whom the next better band is reached, in band A by whom
  /// England is; nought once there. Only of proportions with a known denominator.
  std::optional<double> children;
  std::string neighbour_set;
  Status status = Status::Final;
  std::string revision;  ///< the figure this one displaced: "provisional 44.8"
  bool scored = true;    ///< false in periods the catalogue says are never scored
  SourceRef source;
};

/// What a short name or measure code means: the measure, the group that the name itself carries, and its
/// polarity and banding (a binding may have them otherwise than its measure).
struct MeasureAndGroup {
  const Measure* measure = nullptr;
  Group group;
  Polarity polarity = Polarity::Neither;
  bool banded = true;
  int decimals = 1;
  std::string as_asked;
  /// Set when a publisher's column was asked for by its own name: then its figures alone speak, so that the
  /// answer is the publisher's own; what other sources say of the same thing still shows as revision or
  /// disagreement.
  const Binding* only = nullptr;
};

struct PlaceValue {
  PlaceId place = 0;
  double value = 0;
};

/// Two sources that give one figure differently; the first one speaks.
struct Disagreement {
  std::string measure;
  Group group;
  PlaceId place = 0;
  Period period;
  double spoken = 0, other = 0;
  SourceRef spoken_source, other_source;
};

/// The read side: figures with their comparators. Thread-safe. Answers are kept until the next load, so
/// asking again costs a look-up. Owns no store: both arguments outlive it. When the store itself fails,
/// DatabaseError is thrown.
///
/// Which source speaks: one that has a number or a reason for none (suppressed, not applicable, low) before
/// one that is blank or not available; then by status (final, revised, provisional), newest publication,
/// order of the measure's bindings, newest last period in the file, and file name (the later in the alphabet,
/// since names carry years). Never by the order of loading.
class Evidence {
public:
  Evidence(Store& store, const Catalogue& catalogue);
  ~Evidence();

  const Catalogue& catalogue() const;

  /// Measure code, short name of the interactive tool, or "dataset:column" of anything loaded. BadUsage with
  /// the nearest names otherwise. `extra` is added to the group; BadUsage when it contradicts the name's own.
  Result<MeasureAndGroup> find(std::string_view name, const Group& extra = {}) const;

  /// Every period's row of one place in time order, comparators of each period included; places that the
  /// measure has no figure of give an empty list. `neighbour_set` "" is the newest.
  std::vector<EvidenceRow> series(const MeasureAndGroup& what, PlaceId place,
                                  std::string_view neighbour_set = "") const;

  /// The rows of all authorities of one period, with rank and band, in place id order.
  std::vector<EvidenceRow> all_authorities(const MeasureAndGroup& what, const Period& period,
                                           std::string_view neighbour_set = "") const;

  /// The rows of every place of `kind` that the measure has a figure of in one period, in place id order.
  std::vector<EvidenceRow> all_places(const MeasureAndGroup& what, const Period& period, PlaceKind kind,
                                      std::string_view neighbour_set = "") const;

  /// The bare values of one period, of every authority that has one, in place id order: for ranking many
  /// figures, at a small part of what `all_authorities` costs.
  std::vector<PlaceValue> authority_values(const MeasureAndGroup& what, const Period& period) const;

  /// Periods with any area figure, in order; groups with figures (everyone first).
  std::vector<Period> periods(const MeasureAndGroup& what) const;
  /// The newest period in which any authority (where none has: any area) has a value.
  std::optional<Period> latest_period(const MeasureAndGroup& what) const;
  /// The period that a label means here: as a source has it ("201819"), canonical ("2018/19"), or a year that
  /// is read with the measure's kind of year ("2019"). NotFound names the periods there are.
  Result<Period> find_period(const MeasureAndGroup& what, std::string_view label) const;
  std::vector<Group> groups(const Measure& measure) const;

  /// Loads the observations of many measures in one query, so that a page asks the store once.
  void prepare(std::span<const MeasureAndGroup> wanted) const;

  /// A place by any of its codes (GSS code, authority number, URN, LAESTAB), or the exact name of an area.
  /// NotFound.
  Result<Place> place(std::string_view code_or_name) const;
  /// Stays where it is until the second `refresh` from now.
  const Place* place(PlaceId id) const;
  std::vector<Place> places(PlaceKind kind) const;
  std::optional<PlaceId> england() const;            ///< the country of the register, whatever its name
  std::vector<NeighbourSet> neighbour_sets() const;  ///< oldest first
  std::vector<Neighbour> neighbours(PlaceId place, std::string_view neighbour_set = "") const;

  std::vector<Disagreement> disagreements() const;

  /// The name of a loaded file as it was given; "" when there is no such source.
  std::string source_file(std::int32_t source) const;

  /// Forgets what is kept; called after each load.
  void refresh();

private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The neighbour set that "" means in `Evidence`: the newest; "" when none is loaded.
std::string newest_neighbour_set(const Evidence& evidence);

}  // namespace headrow::evidence

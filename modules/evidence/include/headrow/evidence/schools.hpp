#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/figure.hpp"
#include "headrow/base/group.hpp"
#include "headrow/base/period.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/place.hpp"

namespace headrow::evidence {

class Catalogue;
class Store;

/// What a list shows of a school. Words are those of the newest register or inspection file; "" is not known.
struct SchoolSummary {
  PlaceId id = 0;
  std::string urn;
  std::string laestab;
  std::string name;
  std::string phase;
  std::string type;
  std::string status;  ///< "Open", "Closed", "Proposed to open"; "" of schools known by number alone
  std::string postcode;
  std::optional<PlaceId> authority;
  std::optional<double> pupils, capacity;
  std::string inspection;
  std::string inspection_date;
};

struct SchoolSearch {
  std::optional<PlaceId> authority;
  std::string search;  ///< part of a name or postcode, in any case, or the beginning of a URN or LAESTAB
  std::string phase;
  std::string status;
  std::size_t first = 0;
  std::size_t most = 50;
};

struct SchoolPage {
  std::vector<SchoolSummary> schools;  ///< by name, those that no register names last
  std::size_t total = 0;
};

/// What a file says of a school in words.
struct SchoolFact {
  std::string name;  ///< the fact's name, underscores as blanks
  std::string value;
  std::optional<Period> period;
  SourceRef source;
};

struct SchoolLink {
  std::string urn;
  std::string name;
  std::string kind;  ///< "Predecessor", "Successor", ... as the register says
  std::string date;  ///< "2016-09-01", "" not known
};

/// The newest figure of one published column, with the same column's for its authority and country where the
/// files have rows of them.
struct SchoolFigure {
  std::string dataset;
  std::string column;
  std::string title;
  std::string unit;
  int decimals = 1;
  Group group;
  Period period;
  std::string label;
  Figure figure;
  Status status = Status::Final;
  std::optional<double> authority, country;
  SourceRef source;
  const Measure* measure = nullptr;  ///< that the column is bound to
  Group measure_group;               ///< the group as the measure has it
};

struct School {
  SchoolSummary summary;
  std::string address;
  std::string trust;
  std::string ward;
  std::string opened, closed;  ///< "2016-09-01"
  std::vector<SchoolLink> links;
  std::vector<std::string> groups;  ///< trusts, federations and sponsors it belongs to
  std::vector<SchoolFact> facts;
  std::vector<SchoolFigure> figures;
};

/// Schools as the public files have them. The list is kept in memory until the next load, and read when it is
/// first asked for. Thread-safe; both arguments outlive it.
class Schools {
public:
  Schools(Store& store, const Catalogue& catalogue);
  ~Schools();

  SchoolPage find(const SchoolSearch& search) const;
  /// By URN or LAESTAB. NotFound when no register and no file of figures has the number.
  Result<School> school(std::string_view number) const;

  /// The words that `phase` and `status` may be searched by.
  std::vector<std::string> phases() const;
  std::vector<std::string> statuses() const;

  /// Forgets what is kept; called after each load.
  void refresh();

private:
  struct List;
  std::shared_ptr<const List> list() const;

  Store& store_;
  const Catalogue& catalogue_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const List> list_;  ///< shared with those who search while it is replaced
};

}  // namespace headrow::evidence

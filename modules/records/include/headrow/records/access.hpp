#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "headrow/records/permission.hpp"
#include "headrow/records/roles.hpp"

namespace headrow::records {

/// Official code of a place: GSS code of an area, URN of a school, UID of a trust.
using PlaceCode = std::string;
using PlaceCodes = std::unordered_set<PlaceCode>;
using Day = std::chrono::sys_days;

/// Which places lie in which: what a scope reaches. Made from the register of places, anew after each load.
class PlaceIndex {
public:
  /// `place` lies in `scope` (a school in its ward, alliance or trust). Every place lies in the city.
  void add(const PlaceCode& scope, const PlaceCode& place);
  /// The places of a scope and the scope's own code; a scope that no register knows reaches its own code
  /// alone.
  std::shared_ptr<const PlaceCodes> within(const PlaceCode& scope) const;

private:
  std::map<PlaceCode, std::shared_ptr<PlaceCodes>> within_;
};

/// What a permission is asked for, beside the place.
struct Subject {
  std::string child = {};              ///< public id of the child it is about; "" for what is about none
  std::string year_group = {};         ///< of the child: "R", "1" to "14"; "" not known
  std::vector<ChildrenOf> kinds = {};  ///< of the child: looked after, special needs, ...
};

/// A role given within a scope for a time. `from` and `until` are days, both included; absent is open.
struct HeldGrant {
  std::string role;
  ScopeKind scope_kind = ScopeKind::City;
  std::string scope;                     ///< code of the place, or public id of the child
  std::vector<std::string> year_groups;  ///< empty: all
  std::optional<Day> from, until;
  PermissionSet permissions;              ///< of the role
  ChildrenOf children = ChildrenOf::All;  ///< of the role
  std::shared_ptr<const PlaceCodes>
      places;  ///< of the scope; null for the city (every place) and for a child
};

/// Who is asking, with all that was granted.
struct Principal {
  enum class Kind : unsigned char {
    Public,   ///< not signed in
    Person,   ///< signed in
    Client,   ///< a machine, by its token
    Operator  ///< the owner of the data folder, through its socket: may everything the command line may
  };
  Kind kind = Kind::Public;
  std::string id;    ///< public id; the operating system's user name of an Operator; "" of the Public
  std::string name;  ///< for pages, never for logs
  std::vector<HeldGrant> grants;
};

/// Whether a principal has a permission at a place for a subject today. The default is no. `place` "" asks
/// for the whole city, which only grants in the city have.
bool may(const Principal& principal, Permission permission, const PlaceCode& place, const Subject& subject,
         Day today);

/// Whether it has the permission anywhere at all: what opens a list, which is then filtered.
bool may_somewhere(const Principal& principal, Permission permission, Day today);

/// One part of what a permission reaches: places, and of their children those of some years and one kind.
struct ReachPart {
  bool everywhere = false;
  std::vector<PlaceCode> places;         ///< sorted; only when not everywhere
  std::vector<std::string> year_groups;  ///< of children; empty: all
  ChildrenOf children = ChildrenOf::All;
  std::string child;  ///< a single child, granted by itself; the rest is then empty
};
/// What a list is filtered by, inside SQL. Nothing is reached when there is no part.
using Reach = std::vector<ReachPart>;
Reach reach(const Principal& principal, Permission permission, Day today);

/// Where a list's table keeps what `reach` speaks of. Columns are ours, never the asker's; a table that is
/// not about children leaves all but `place` empty.
struct ReachColumns {
  std::string place;
  std::string child;       ///< public id, "" in rows that are about no child
  std::string year_group;  ///< of the child
  std::string kinds;       ///< of the child, as `child_kinds_text` writes them
};
/// The condition of a list's WHERE, in brackets: "(1=0)" where nothing is reached. Rows that are about no
/// child are not narrowed by years and kinds. Exactly the rows for which `may` is true.
std::string sql_condition(const Reach& reach, const ReachColumns& columns);

/// "|looked-after|special-needs|", "" for none: the column that `sql_condition` looks into.
std::string child_kinds_text(const std::vector<ChildrenOf>& kinds);

}  // namespace headrow::records

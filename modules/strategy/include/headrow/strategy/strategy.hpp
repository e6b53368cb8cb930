#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/group.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/catalogue.hpp"

namespace headrow::strategy {

/// Who does what. `owner` and `board` are names as the strategy has them; `board` may be empty.
struct Action {
  std::string text;
  std::string owner;
  std::string board;
};

/// A published figure that a stage looks at. `role` says what the rule uses it for ("main", "others",
/// "not_known",
/// ...; docs/strategies.md lists each rule's roles).
struct BoundFigure {
  std::string role = "main";
  std::string measure;  ///< a code of the catalogue
  Group group;
  long line = 0;  ///< in the strategy's file
};

/// One stage or phase of a measured statement: "Key stage 2: reading, writing and maths".
struct Stage {
  std::string code;
  std::string title;
  std::string rule;
  std::string note;  ///< what a reader must know of this stage, "" when nothing
  std::vector<BoundFigure>
      figures;  ///< the main one first; empty for a stage that no published figure can settle
};

enum class StatementKind : unsigned char { Measured, Evidenced };
/// "measured", "evidenced"
std::string_view kind_text(StatementKind kind);

/// One thing that success will look like.
struct Statement {
  std::string code;  ///< "world-class.local-places"; never changes once used
  std::string text;
  StatementKind kind = StatementKind::Measured;
  std::string rule;  ///< of its stages, unless they say otherwise; "" when evidenced without figures
  std::string note;
  std::vector<Stage> stages;
  std::string owner;  ///< who answers for it
  std::string board;  ///< who judges it, where evidenced
  std::string due;    ///< day by which the board's judgement is due, "2020-12-31"; "" when measured
};

struct Area {
  std::string code;
  std::string title;
  std::string vision;
  std::vector<std::string> aims;
  std::vector<Statement> statements;
  std::vector<Action> actions;
};

/// A figure of the city's profile or of the baseline as the strategy's own document gives it.
struct ProfileFigure {
  std::string code;
  std::string title;
  std::string unit;
  std::optional<double> place, england;  ///< of the strategy's own place, and of the country beside it
  std::string period;                    ///< as the document says it
  std::string note;                      ///< "over" where the document says so, and the like
  std::string section;                   ///< "profile" or "baseline"
};

/// Authorities to stand beside, by name: the core cities, a combined authority.
struct PeerGroup {
  std::string code;
  std::string title;
  std::string note;
  std::vector<std::string> authorities;  ///< authority numbers
};

struct Strategy {
  std::string code;
  std::string title;
  std::string place;    ///< official code of the place it was written for
  std::string period;   ///< "2016 to 2020"
  int start_year = 0;   ///< the first calendar year of the strategy
  int target_year = 0;  ///< goals are for the end of this calendar year
  int later_years = 5;  ///< seen from after the target, goals are for this many years on
  int stale_after = 3;  ///< a figure that ended more than this many years before the as-of settles nothing
  std::string source_note;  ///< which document it restates
  std::vector<ProfileFigure> profile;
  std::vector<Area> areas;
  std::vector<PeerGroup> peers;
  std::filesystem::path file;

  const Statement* statement(std::string_view code) const;
};

/// Reads FOLDER/*.toml and FOLDER/peers/*.toml (every strategy has all peer groups). BadInput names file,
/// line and key: unknown keys, rules or roles, codes used twice, a measure that the catalogue does not have,
/// a measured statement without a stage.
Result<std::vector<Strategy>> read_strategies(const std::filesystem::path& folder,
                                              const evidence::Catalogue& catalogue);

}  // namespace headrow::strategy

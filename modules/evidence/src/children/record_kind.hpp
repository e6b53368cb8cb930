#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/evidence/catalogue.hpp"

namespace headrow::evidence::children {

/// What the text of a field is made into. The column of the record is of the type that stands behind it.
enum class FieldType : unsigned char {
  Upn,      ///< `pupil` INTEGER, the pupil's number in the store
  School,   ///< `school` INTEGER, the place; LAESTAB or URN
  Day,      ///< DATE
  Year,     ///< SMALLINT, in which the academic year ends: "2018/19", "201819", "2019"
  Whole,    ///< INTEGER
  Decimal,  ///< DOUBLE
  Flag,     ///< BOOLEAN: true, yes, y, t, 1 and their opposites
  Code,     ///< TEXT by a code set
  Word,     ///< TEXT as it stands
  Marks,    ///< TEXT, ten marks of the attendance register
  Personal  ///< names and addresses: never in the store as they stand
};

struct RecordField {
  std::string_view name;
  FieldType type = FieldType::Word;
  bool needed = false;
  std::string_view codes = {};  ///< code set of a Code
};

/// A rule over the records of one kind. `where` is SQL over `r`, the record; a record for which it is true is
/// a finding, and kept out when the rule weighs so much.
struct RecordCheck {
  std::string_view rule;
  Severity severity = Severity::Quarantine;
  std::string_view field;  ///< that the finding names
  std::string_view where;
  std::string_view message;
};

/// What a kind of record is: its fields, its rules, and where it goes. One definition a file of this folder.
struct RecordKind {
  std::string_view name;
  std::vector<RecordField> fields;
  /// Field of type Day or Year by which dated code sets are read.
  std::string_view dated_by;
  /// SQL over `r`: records that say nothing, and are left out without a word ("r.value IS NULL").
  std::string_view blank = {};
  std::vector<RecordCheck> checks;
  /// SQL over `r` of the key under which a later return replaces this one: school (0: whole authority), day
  /// and part.
  std::string_view return_school = "r.school", return_day, return_part = "''";
  /// Statements that write `record r` into the store; "{source}" is the file's number.
  std::vector<std::string_view> writes;
  /// SQL over `r`: the academic year whose roll-up is due after it.
  std::string_view rollup_year;

  const RecordField* field(std::string_view wanted) const;
};

/// All kinds, and the one of a name; nullptr when there is none.
std::span<const RecordKind> record_kinds();
const RecordKind* record_kind(std::string_view name);

/// What is wrong with a record of a layout, in words: a kind, field or code set that is not there, a needed
/// field that it leaves out; "" when nothing is.
std::string wrong_in(const LayoutRecord& record, const Catalogue& catalogue);

// The definitions.
RecordKind census_kind();
RecordKind attendance_kind();
RecordKind exclusion_kind();
RecordKind result_kind();
RecordKind care_kind();
RecordKind activity_kind();

}  // namespace headrow::evidence::children

#include "children/record_kind.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace headrow::evidence::children {

const RecordField* RecordKind::field(std::string_view wanted) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const RecordField& one) { return one.name == wanted; });
  return found == fields.end() ? nullptr : &*found;
}

std::span<const RecordKind> record_kinds() {
  static const std::vector<RecordKind> kKinds{census_kind(), attendance_kind(), exclusion_kind(),
                                              result_kind(), care_kind(),       activity_kind()};
  return kKinds;
}

const RecordKind* record_kind(std::string_view name) {
  for (const RecordKind& kind : record_kinds()) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

std::string wrong_in(const LayoutRecord& record, const Catalogue& catalogue) {
  const RecordKind* kind = record_kind(record.kind);
  if (kind == nullptr) return fmt::format("There is no kind of record '{}'.", record.kind);
  for (const LayoutField& field : record.fields) {
    const RecordField* known = kind->field(field.field);
    if (known == nullptr)
      return fmt::format("Records of the kind '{}' have no field '{}'.", kind->name, field.field);
    const std::string_view codes = field.codes.empty() ? known->codes : std::string_view(field.codes);
    if (!codes.empty() && catalogue.code_set(codes) == nullptr)
      return fmt::format("The field '{}' asks for the code set '{}', which is not there.", field.field,
                         codes);
  }
  for (const RecordField& needed : kind->fields) {
    const bool there = std::any_of(record.fields.begin(), record.fields.end(),
                                   [&](const LayoutField& field) { return field.field == needed.name; });
    if (needed.needed && !there)
      return fmt::format("Records of the kind '{}' need the field '{}'.", kind->name, needed.name);
  }
  return {};
}

}  // namespace headrow::evidence::children

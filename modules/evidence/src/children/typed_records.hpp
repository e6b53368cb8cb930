#pragma once

#include "children/pupil_keys.hpp"
#include "children/record_kind.hpp"
#include "children/staging.hpp"
#include "file_findings.hpp"
#include "place_finder.hpp"

namespace headrow::evidence::children {

/// What is needed to make typed records of staged rows.
struct TypedJob {
  Connection& connection;
  const Catalogue& catalogue;
  const PupilKeys& keys;
  PlaceFinder& places;
  FileFindings& findings;
};

/// Makes the temporary table `record` of the staged rows that belong to one record of a layout: a column for
/// every field of its kind, typed, null where it says nothing. A text that cannot be read is a finding; where
/// the field is needed the record is kept out, else the field is null. Findings never hold what a child could
/// be known by.
void make_records(TypedJob& job, const LayoutRecord& record, const RecordKind& kind, const Staged& staged);

/// Applies the rules of the kind to `record`: findings, and records kept out.
void check_records(TypedJob& job, const LayoutRecord& record, const RecordKind& kind);

}  // namespace headrow::evidence::children

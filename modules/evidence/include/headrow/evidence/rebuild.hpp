#pragma once

#include "headrow/base/progress.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/import.hpp"

namespace headrow::evidence {

class Catalogue;
class Store;

/// What becomes of the store when a file that was loaded once is refused now.
enum class RefusedFiles : unsigned char { KeepOldStore, GoWithout };

struct RebuildReport {
  ImportReport import;
  bool replaced = false;  ///< false: files were refused, and the store is as it was
};

/// Reads every file that was loaded anew from its kept copy, as it was given then and in the same order, into
/// a store beside the old one, which takes its place at once at the end. Sources keep their numbers, names
/// and times. Questions go on meanwhile; `Evidence::refresh` is due afterwards. Fails when the work could not
/// be done at all; the store is then as it was.
Result<RebuildReport> rebuild(Store& store, const Catalogue& catalogue, RefusedFiles refused,
                              Progress& progress);

}  // namespace headrow::evidence

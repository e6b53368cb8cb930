#pragma once

#include "load_job.hpp"

namespace headrow::evidence {

/// The checks that need all figures of a file together, once they are in the store's transaction.

/// Two rows of one release with one key: an error when their figures differ; when they agree the later one
/// goes.
void check_repeated_rows(LoadJob& job);
/// A column that has one value for every authority (ten or more of them).
void check_constant_columns(LoadJob& job);
/// Other figures for the same thing, of the same standing, from a source loaded before.
void check_against_other_sources(LoadJob& job);

}  // namespace headrow::evidence

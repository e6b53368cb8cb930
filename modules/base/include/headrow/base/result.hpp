#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace headrow {

/// What kind of thing went wrong; each has one HTTP status (http) and one exit status (app).
enum class ProblemCode {
  BadInput,     ///< what was given is malformed or breaks a rule
  BadUsage,     ///< the question itself makes no sense: unknown option, unknown measure code
  NotFound,     ///< what was asked for is not there
  NotAllowed,   ///< the asker may not
  Conflict,     ///< somebody else was first, or the store is in use
  Unavailable,  ///< busy or not ready: trying again later may help
  Failed        ///< the machine failed us: disk full, file unreadable
};

/// Where in a file something went wrong. Row and column count from 1; 0 means "the whole file".
struct Where {
  std::string file = {};
  long row = 0;
  std::string column = {};
  std::string value = {};
};

/// An outcome the caller must think about: a sentence a person can act on, and where.
struct Problem {
  ProblemCode code = ProblemCode::Failed;
  std::string message;
  Where where = {};
};

template <typename T>
using Result = tl::expected<T, Problem>;

/// Shorthand for the failing side of a Result.
inline tl::unexpected<Problem> fail(ProblemCode code, std::string message, Where where = {}) {
  return tl::unexpected<Problem>(Problem{code, std::move(message), std::move(where)});
}

/// One line for a person: "file, row 3, column Values, value 'x': message".
std::string describe(const Problem& problem);

}  // namespace headrow

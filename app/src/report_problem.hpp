#pragma once

#include "headrow/base/result.hpp"
#include "session.hpp"

namespace headrow::app {

/// Says what went wrong on the session's error stream and gives the exit status that belongs to it.
inline int report(Session& session, const Problem& problem) {
  session.err << "headrow: " << describe(problem) << "\n";
  return problem.code == ProblemCode::BadUsage ? kUsage : kFailed;
}

}  // namespace headrow::app

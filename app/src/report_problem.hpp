#pragma once

#include "headrow/base/result.hpp"
#include "session.hpp"

namespace headrow::app {

/// Says what went wrong on the session's error stream and gives the exit status that belongs to it.
inline int report(Session& session, const Problem& problem) {
  session.err << "headrow: " << describe(problem) << "\n";
  return problem.code == ProblemCode::BadUsage ? kUsage : kFailed;
}

/// The same of a question that was asked: a measure, group, place or period that is not there is wrong usage.
inline int report_question(Session& session, Problem problem) {
  if (problem.code == ProblemCode::NotFound) problem.code = ProblemCode::BadUsage;
  return report(session, problem);
}

}  // namespace headrow::app

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "headrow/stats/interval.hpp"

namespace headrow::stats {

/// Pupils and their schools. All by pupil, in one order.
struct GroupedResults {
  std::span<const double> results;
  std::span<const double> predictors;     ///< `columns` numbers for each pupil, pupil by pupil; no constant
  std::size_t columns = 0;                ///< prior attainment and characteristics; may be none
  std::span<const std::uint32_t> groups;  ///< the school: 0 to groups - 1
};

struct Coefficient {
  double value = 0, standard_error = 0;
};

/// What a school adds to what its pupils bring, shrunk towards nought by its size, with the standard error
/// of that prediction: both parts of its interval are honest for a small school.
struct GroupEffect {
  double effect = 0, standard_error = 0;
  std::size_t pupils = 0;
};

/// result = intercept + predictors x coefficients + effect of the school + residual.
struct RandomIntercept {
  std::vector<Coefficient> coefficients;  ///< the intercept first, then one for each column
  double between_variance = 0;            ///< of schools' effects
  double residual_variance = 0;           ///< of pupils within a school
  std::vector<GroupEffect> effects;       ///< by school; one without pupils has effect 0
  /// Share of the variance beside the predictors' that lies between schools.
  double intraclass_correlation() const { return between_variance / (between_variance + residual_variance); }
};

/// Fits the model by restricted maximum likelihood, with the effects' best linear unbiased predictions. The
/// likelihood is profiled to the one ratio of the variances, from sums over each school (D. A. Harville,
/// Journal of the American Statistical Association 72, 1977; D. Bates and others, Journal of Statistical
/// Software 67(1), 2015). Standard errors of the effects take in that the coefficients are estimated
/// (Harville, equation 3.5). nullopt where it cannot be told: fewer than two schools with pupils, no more
/// pupils than coefficients and schools need, predictors that follow from each
/// other, results that are all equal or follow from the predictors.
std::optional<RandomIntercept> fit_random_intercept(const GroupedResults& data);

/// Interval of a school's effect: effect -/+ t x standard error, with Student's t of one less than the
/// schools with pupils, since so many effects tell the variance between them. With normal quantiles few
/// schools would be held to lie closer than they do. (Degrees of freedom of what varies between groups: J. C.
/// Pinheiro and D. M. Bates, "Mixed-Effects Models in S and S-PLUS", 2000, section 2.4.2.)
Interval effect_interval(const RandomIntercept& fit, std::size_t group, double confidence = 0.95);

}  // namespace headrow::stats

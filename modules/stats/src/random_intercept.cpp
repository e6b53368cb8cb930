#include "headrow/stats/random_intercept.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/tools/minima.hpp>
#include <cassert>
#include <cmath>
#include <limits>

namespace headrow::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kLargestRatio = 30;  // of standard deviations: an intraclass correlation of 0.9989
constexpr int kFirstLooks = 60;       // the likelihood may have two hills: look along it before climbing
constexpr double kDependent = 1e-10;  // of a standardised predictor's variance that the others leave

/// The columns brought to mean 0 and standard deviation 1 behind a constant, so that sums keep their digits.
struct Standardised {
  VectorXd means, deviations;  // of the predictors
  double mean_result = 0;
};

/// What one school adds to each sum.
struct GroupSums {
  double pupils = 0, results = 0;
  VectorXd predictors;
};

struct Sums {
  MatrixXd products;      // X'X
  VectorXd with_results;  // X'y
  double results = 0;     // y'y
  double pupils = 0;
  std::vector<GroupSums> groups = {};
};

/// Exactly: sums over equal numbers are off by their last digit.
bool all_equal(const GroupedResults& data, std::size_t column) {
  for (std::size_t i = 1; i < data.results.size(); ++i)
    if (data.predictors[i * data.columns + column] != data.predictors[column]) return false;
  return true;
}

/// Whether every predictor, and the result, has two values at least.
bool all_vary(const GroupedResults& data) {
  for (std::size_t column = 0; column < data.columns; ++column)
    if (all_equal(data, column)) return false;
  return std::ranges::adjacent_find(data.results, std::ranges::not_equal_to()) != data.results.end();
}

Standardised standardised(const GroupedResults& data) {
  const auto columns = static_cast<Index>(data.columns);
  const auto pupils = static_cast<double>(data.results.size());
  Standardised found{VectorXd::Zero(columns), VectorXd::Zero(columns)};
  for (std::size_t i = 0; i < data.results.size(); ++i) {
    found.means += Eigen::Map<const VectorXd>(data.predictors.data() + i * data.columns, columns) / pupils;
    found.mean_result += data.results[i] / pupils;
  }
  for (std::size_t i = 0; i < data.results.size(); ++i) {
    const VectorXd from_mean =
        Eigen::Map<const VectorXd>(data.predictors.data() + i * data.columns, columns) - found.means;
    found.deviations += from_mean.cwiseAbs2() / pupils;
  }
  found.deviations = found.deviations.cwiseSqrt();
  return found;
}

Sums summed(const GroupedResults& data, const Standardised& scale) {
  const auto columns = static_cast<Index>(data.columns);
  Sums sums{MatrixXd::Zero(columns + 1, columns + 1), VectorXd::Zero(columns + 1)};
  const auto last = std::ranges::max_element(data.groups);
  sums.groups.resize(last == data.groups.end() ? 0 : *last + 1, {0, 0, VectorXd::Zero(columns + 1)});
  VectorXd row(columns + 1);
  row[0] = 1;
  for (std::size_t i = 0; i < data.results.size(); ++i) {
    row.tail(columns) =
        (Eigen::Map<const VectorXd>(data.predictors.data() + i * data.columns, columns) - scale.means)
            .cwiseQuotient(scale.deviations);
    const double result = data.results[i] - scale.mean_result;
    sums.products.selfadjointView<Eigen::Lower>().rankUpdate(row);
    sums.with_results += result * row;
    sums.results += result * result;
    GroupSums& group = sums.groups[data.groups[i]];
    group.pupils += 1;
    group.results += result;
    group.predictors += row;
  }
  sums.products.triangularView<Eigen::StrictlyUpper>() = sums.products.transpose();
  sums.pupils = static_cast<double>(data.results.size());
  return sums;
}

/// Generalised least squares at a ratio of the variances. A school's block of the covariance, over the
/// residual variance, is I + ratio 11', whose inverse is I - 11' ratio/(1 + n ratio).
struct Solution {
  Eigen::LDLT<MatrixXd> products;  // X'V^-1 X
  VectorXd coefficients;
  double rest = 0;             // (y - Xb)'V^-1 (y - Xb)
  double log_determinant = 0;  // of V
};

double weight(const GroupSums& group, double ratio) {
  return ratio / (1 + group.pupils * ratio);
}

Solution solve(const Sums& sums, double ratio) {
  MatrixXd products = sums.products;
  VectorXd with_results = sums.with_results;
  double results = sums.results;
  Solution solution;
  for (const GroupSums& group : sums.groups) {
    const double taken = weight(group, ratio);
    products.noalias() -= taken * group.predictors * group.predictors.transpose();
    with_results -= taken * group.results * group.predictors;
    results -= taken * group.results * group.results;
    solution.log_determinant += std::log1p(group.pupils * ratio);
  }
  solution.products.compute(products);
  solution.coefficients = solution.products.solve(with_results);
  solution.rest = results - with_results.dot(solution.coefficients);
  return solution;
}

double degrees_of_freedom(const Sums& sums) {
  return sums.pupils - static_cast<double>(sums.with_results.size());
}

/// Minus twice the restricted log-likelihood, but for a constant.
double deviance(const Sums& sums, double ratio) {
  const Solution solution = solve(sums, ratio);
  return degrees_of_freedom(sums) * std::log(solution.rest) + solution.log_determinant +
         solution.products.vectorD().array().log().sum();
}

/// The ratio of the variances at which the restricted likelihood is highest. Searched for by the ratio of the
/// standard deviations, in which it is smooth at nought.
double best_ratio(const Sums& sums) {
  const auto at = [&](double root) { return deviance(sums, root * root); };
  // Closer together where schools differ little, as they do.
  const auto root_of = [](int look) {
    const double share = static_cast<double>(look) / kFirstLooks;
    return kLargestRatio * share * share * share;
  };
  int lowest = 0;
  double least = at(0);
  for (int look = 1; look <= kFirstLooks; ++look) {
    const double here = at(root_of(look));
    if (here < least) {
      least = here;
      lowest = look;
    }
  }
  const double below = root_of(std::max(lowest - 1, 0)), above = root_of(std::min(lowest + 1, kFirstLooks));
  const auto found =
      boost::math::tools::brent_find_minima(at, below, above, std::numeric_limits<double>::digits);
  const double root = found.second < least ? found.first : root_of(lowest);
  return root * root;
}

/// From the standardised columns back to the given ones: raw = transform x standardised.
MatrixXd back_to_given(const Standardised& scale) {
  const Index size = scale.means.size() + 1;
  MatrixXd transform = MatrixXd::Zero(size, size);
  transform(0, 0) = 1;
  for (Index column = 1; column < size; ++column) {
    transform(column, column) = 1 / scale.deviations[column - 1];
    transform(0, column) = -scale.means[column - 1] / scale.deviations[column - 1];
  }
  return transform;
}

GroupEffect effect_of(const GroupSums& group, const Solution& solution, double ratio,
                      double residual_variance) {
  GroupEffect effect;
  effect.pupils = static_cast<std::size_t>(group.pupils);
  const double taken = weight(group, ratio);
  effect.effect = taken * (group.results - group.predictors.dot(solution.coefficients));
  const double of_coefficients = group.predictors.dot(solution.products.solve(group.predictors));
  effect.standard_error = std::sqrt(residual_variance * (taken + taken * taken * of_coefficients));
  return effect;
}

/// Whether there is anything to fit: see the header.
bool can_be_told(const Sums& sums) {
  const auto schools =
      std::ranges::count_if(sums.groups, [](const GroupSums& group) { return group.pupils > 0; });
  const double needed = static_cast<double>(sums.with_results.size() + schools);
  if (schools < 2 || sums.pupils <= needed) return false;
  const Eigen::LDLT<MatrixXd> products(sums.products / sums.pupils);
  return products.vectorD().minCoeff() > kDependent && solve(sums, 0).rest > kDependent * sums.results;
}

}  // namespace

std::optional<RandomIntercept> fit_random_intercept(const GroupedResults& data) {
  assert(data.groups.size() == data.results.size());
  assert(data.predictors.size() == data.results.size() * data.columns);
  if (!all_vary(data)) return std::nullopt;
  const Standardised scale = standardised(data);
  const Sums sums = summed(data, scale);
  if (!can_be_told(sums)) return std::nullopt;

  const double ratio = best_ratio(sums);
  const Solution solution = solve(sums, ratio);
  RandomIntercept fit;
  fit.residual_variance = solution.rest / degrees_of_freedom(sums);
  fit.between_variance = ratio * fit.residual_variance;

  const MatrixXd transform = back_to_given(scale);
  const VectorXd coefficients = transform * solution.coefficients;
  const MatrixXd covariance =
      fit.residual_variance * transform * solution.products.solve(MatrixXd(transform.transpose()));
  for (Index i = 0; i < coefficients.size(); ++i)
    fit.coefficients.push_back({coefficients[i], std::sqrt(covariance(i, i))});
  fit.coefficients[0].value += scale.mean_result;
  for (const GroupSums& group : sums.groups)
    fit.effects.push_back(effect_of(group, solution, ratio, fit.residual_variance));
  return fit;
}

Interval effect_interval(const RandomIntercept& fit, std::size_t group, double confidence) {
  const auto with_pupils = std::count_if(fit.effects.begin(), fit.effects.end(),
                                         [](const GroupEffect& one) { return one.pupils > 0; });
  assert(with_pupils > 1);
  const boost::math::students_t_distribution<double> student(static_cast<double>(with_pupils - 1));
  const double reach =
      boost::math::quantile(student, confidence + (1 - confidence) / 2) * fit.effects[group].standard_error;
  return {fit.effects[group].effect - reach, fit.effects[group].effect + reach};
}

}  // namespace headrow::stats

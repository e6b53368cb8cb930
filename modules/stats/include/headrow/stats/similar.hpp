#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace headrow::stats {

/// One of a school's like, by its place among the schools.
struct Similar {
  std::size_t school = 0;
  double distance = 0;  ///< 0 is alike in everything; 1 is one standard deviation off in each characteristic
};

/// Schools by what their pupils bring. All known: leave schools out of which something is not.
struct Intakes {
  std::span<const double> characteristics;  ///< one for each weight, school by school
  std::span<const double> weights;          ///< how much each counts: at least 0, some above
};

/// The `count` schools whose intake is nearest to that of `school`, nearest first; of equally near ones the
/// first. Each characteristic is in standard deviations of all schools, so that none counts by its unit:
/// distance = root of (sum of weight x difference^2 / sum of weights), as the Department for Education's
/// statistical neighbours are chosen (NFER, "Children's services statistical neighbour benchmarking tool",
/// 2007). A characteristic in which all schools are alike says nothing and is left out.
std::vector<Similar> similar_schools(const Intakes& intakes, std::size_t school, std::size_t count);

}  // namespace headrow::stats

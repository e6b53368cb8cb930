#include "headrow/stats/gap_decomposition.hpp"

namespace headrow::stats {
namespace {

double total(double count, double mean) {
  return count == 0 ? 0 : count * mean;
}

}  // namespace

std::optional<GapDecomposition> decompose_gap(std::span<const SchoolGroups> schools) {
  double others = 0, disadvantaged = 0, sum_of_others = 0, sum_of_disadvantaged = 0;
  double school_means_of_others = 0, school_means_of_disadvantaged = 0;
  for (const SchoolGroups& school : schools) {
    const double pupils = school.others + school.disadvantaged;
    if (pupils == 0) continue;
    const double of_others = total(school.others, school.mean_of_others);
    const double of_disadvantaged = total(school.disadvantaged, school.mean_of_disadvantaged);
    const double school_mean = (of_others + of_disadvantaged) / pupils;
    others += school.others;
    disadvantaged += school.disadvantaged;
    sum_of_others += of_others;
    sum_of_disadvantaged += of_disadvantaged;
    school_means_of_others += school.others * school_mean;
    school_means_of_disadvantaged += school.disadvantaged * school_mean;
  }
  if (others == 0 || disadvantaged == 0) return std::nullopt;
  GapDecomposition gap;
  gap.whole = sum_of_others / others - sum_of_disadvantaged / disadvantaged;
  gap.between = school_means_of_others / others - school_means_of_disadvantaged / disadvantaged;
  gap.within = gap.whole - gap.between;
  return gap;
}

}  // namespace headrow::stats

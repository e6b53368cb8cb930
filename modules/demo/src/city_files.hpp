#pragma once

#include <filesystem>

#include "city_figures.hpp"
#include "city_parts.hpp"
#include "headrow/base/result.hpp"

namespace headrow::demo {

/// What every writer of the city's files needs.
struct CityFiles {
  const Nation& nation;
  const City& city;
  std::filesystem::path folder;
  KeyedRandom random;
  CityFigures& figures;  ///< counted on the way

  const School& school(const Stay& stay) const { return nation.schools[city.schools[stay.school].school]; }
  std::string laestab(const Stay& stay) const;
};

/// Each writes its files below the folder, in the layouts of catalog/datasets, and gives how many. Failed
/// when the disk would not take them.
Result<std::size_t> write_boundaries(const CityFiles& files);  ///< of the wards, as GeoJSON
Result<std::size_t> write_censuses(const CityFiles& files);    ///< XML of the last three, flat files before
Result<std::size_t> write_attendance(const CityFiles& files);  ///< Parquet by year
Result<std::size_t> write_exclusions(const CityFiles& files);  ///< a flat file a year
Result<std::size_t> write_results(const CityFiles& files);     ///< a flat file a stage and year
Result<std::size_t> write_care(const CityFiles& files);        ///< episodes, a flat file a year
Result<std::size_t> write_participation(
    const CityFiles& files);  ///< a flat file a month from December to February

}  // namespace headrow::demo

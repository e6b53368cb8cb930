#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/evidence/code_set.hpp"
#include "headrow/evidence/layout.hpp"
#include "headrow/evidence/measure.hpp"

namespace headrow::evidence {

/// A number that stands where authorities' numbers do and is none: schools overseas.
struct NotAuthority {
  std::string number;
  std::string name;
};

/// A region that lies in a wider one, both by code: the wider one's figure stands in where nobody publishes
/// the narrower one's.
struct WiderRegion {
  std::string region;
  std::string within;
};

/// What Headrow knows as data: catalog/datasets, catalog/measures, catalog/dimensions, catalog/codes,
/// catalog/places. Read once at start; immutable.
class Catalogue {
public:
  /// Reads every TOML file of the five folders. BadInput names file, line and key: unknown keys, codes used
  /// twice, a short name bound twice, a binding to a layout or characteristic that does not exist are all
  /// refused.
  static Result<Catalogue> read(const std::filesystem::path& folder);

  const std::vector<Measure>& measures() const { return measures_; }
  const std::vector<Dimension>& dimensions() const { return dimensions_; }
  const std::vector<Layout>& layouts() const { return layouts_; }
  const std::vector<CodeSet>& code_sets() const { return code_sets_; }
  const std::vector<NotAuthority>& not_authorities() const { return not_authorities_; }
  const std::vector<WiderRegion>& wider_regions() const { return wider_regions_; }

  const Measure* measure(std::string_view code) const;
  const Layout* layout(std::string_view code) const;
  const Dimension* dimension(std::string_view code) const;
  const CodeSet* code_set(std::string_view code) const;

  struct BoundColumn {
    const Measure* measure = nullptr;
    const Binding* binding = nullptr;
  };
  /// The measure and binding of a short name of a long table; nullopt when no measure binds it.
  std::optional<BoundColumn> short_name(std::string_view name) const;

private:
  friend class CatalogueReader;
  std::vector<Measure> measures_;
  std::vector<Dimension> dimensions_;
  std::vector<Layout> layouts_;
  std::vector<CodeSet> code_sets_;
  std::vector<NotAuthority> not_authorities_;
  std::vector<WiderRegion> wider_regions_;
};

}  // namespace headrow::evidence

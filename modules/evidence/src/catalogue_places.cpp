// catalog/places: what the registers of places do not say.
#include "catalogue_read.hpp"

namespace headrow::evidence {

void read_places(const std::filesystem::path& file, std::vector<NotAuthority>& not_authorities,
                 std::vector<WiderRegion>& wider_regions) {
  TomlTable top = formats::open_toml(file);
  for (TomlTable& table : top.tables("not_authority")) {
    not_authorities.push_back({table.needed_text("number"), table.needed_text("name")});
    table.finish();
  }
  for (TomlTable& table : top.tables("wider_region")) {
    wider_regions.push_back({table.needed_text("region"), table.needed_text("within")});
    table.finish();
  }
  top.finish();
}

}  // namespace headrow::evidence

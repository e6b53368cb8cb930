#include "headrow/evidence/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include "catalogue_read.hpp"
#include "children/record_kind.hpp"

namespace headrow::evidence {

namespace {

namespace fs = std::filesystem;

/// The TOML files of a folder in the order of their names; none when the folder is not there.
std::vector<fs::path> toml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_regular_file() && entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Refuses a code that stands twice; `where` remembers the file that had it first.
void check_new(std::map<std::string, fs::path>& seen, const std::string& code, std::string_view what,
               const fs::path& file) {
  const auto [place, is_new] = seen.emplace(code, file);
  if (is_new) return;
  formats::toml_mistake(
      file, 0, "code",
      fmt::format("The {} '{}' stands twice: also in {}.", what, code, place->second.filename().string()));
}

void check_group(const Catalogue& catalogue, const Measure& measure, const Group& group,
                 const fs::path& file) {
  for (const auto& [characteristic, value] : group.parts()) {
    const Dimension* dimension = catalogue.dimension(characteristic);
    if (dimension == nullptr) {
      formats::toml_mistake(
          file, 0, characteristic,
          fmt::format("The measure '{}' speaks of the characteristic '{}', which no dimension has.",
                      measure.code, characteristic));
    }
    const bool known = std::any_of(dimension->values.begin(), dimension->values.end(),
                                   [&](const DimensionValue& candidate) { return candidate.code == value; });
    if (!known) {
      formats::toml_mistake(
          file, 0, characteristic,
          fmt::format("The measure '{}' speaks of {}={}, but the dimension '{}' has no such value.",
                      measure.code, characteristic, value, characteristic));
    }
  }
}

}  // namespace

/// Fills a Catalogue and checks what spans files.
class CatalogueReader {
public:
  Catalogue read(const fs::path& folder) {
    read_all_dimensions(folder / "dimensions");
    read_all_code_sets(folder / "codes");
    read_all_layouts(folder / "datasets");
    read_all_measures(folder / "measures");
    for (const fs::path& file : toml_files(folder / "places")) {
      read_places(file, catalogue_.not_authorities_, catalogue_.wider_regions_);
    }
    for (const Measure& measure : catalogue_.measures_) check_bindings(measure);
    check_describes();
    check_records();
    return std::move(catalogue_);
  }

private:
  void read_all_dimensions(const fs::path& folder) {
    std::map<std::string, fs::path> seen;
    for (const fs::path& file : toml_files(folder)) {
      const std::size_t before = catalogue_.dimensions_.size();
      read_dimensions(file, catalogue_.dimensions_);
      for (std::size_t i = before; i < catalogue_.dimensions_.size(); ++i) {
        check_new(seen, catalogue_.dimensions_[i].code, "dimension", file);
      }
    }
  }

  void read_all_code_sets(const fs::path& folder) {
    std::map<std::string, fs::path> seen;
    for (const fs::path& file : toml_files(folder)) {
      const std::size_t before = catalogue_.code_sets_.size();
      read_code_sets(file, catalogue_.dimensions_, catalogue_.code_sets_);
      for (std::size_t i = before; i < catalogue_.code_sets_.size(); ++i) {
        check_new(seen, catalogue_.code_sets_[i].code, "code set", file);
      }
    }
  }

  void read_all_layouts(const fs::path& folder) {
    std::map<std::string, fs::path> seen;
    for (const fs::path& file : toml_files(folder)) {
      catalogue_.layouts_.push_back(read_layout(file));
      check_new(seen, catalogue_.layouts_.back().code, "layout", file);
      layout_files_[catalogue_.layouts_.back().code] = file;
    }
  }

  void read_all_measures(const fs::path& folder) {
    std::map<std::string, fs::path> seen;
    for (const fs::path& file : toml_files(folder)) {
      const std::size_t before = catalogue_.measures_.size();
      read_measures(file, catalogue_.measures_);
      for (std::size_t i = before; i < catalogue_.measures_.size(); ++i) {
        check_new(seen, catalogue_.measures_[i].code, "measure", file);
        measure_files_[catalogue_.measures_[i].code] = file;
      }
    }
  }

  void check_bindings(const Measure& measure) {
    const fs::path& file = measure_files_.at(measure.code);
    for (const Binding& binding : measure.bindings) {
      const Layout* layout = catalogue_.layout(binding.dataset);
      if (layout == nullptr) {
        formats::toml_mistake(file, 0, "dataset",
                              fmt::format("The measure '{}' is bound to the layout '{}', which is not there.",
                                          measure.code, binding.dataset));
      }
      check_group(catalogue_, measure, binding.group, file);
      if (layout->shape == Shape::LongTable) check_short_name(binding.column, measure, file);
    }
  }

  void check_short_name(const std::string& name, const Measure& measure, const fs::path& file) {
    const auto [place, is_new] = short_names_.emplace(name, measure.code);
    if (is_new) return;
    formats::toml_mistake(file, 0, "column",
                          fmt::format("The short name '{}' is bound twice: by '{}' and by '{}'.", name,
                                      place->second, measure.code));
  }

  void check_describes() {
    for (const Layout& layout : catalogue_.layouts_) {
      for (const std::string& code : layout.describes) {
        if (catalogue_.layout(code) != nullptr) continue;
        formats::toml_mistake(layout_files_.at(layout.code), 0, "describes",
                              fmt::format("There is no layout '{}' to describe.", code));
      }
    }
  }

  /// Records of children: their kinds, fields and code sets.
  void check_records() {
    for (const Layout& layout : catalogue_.layouts_) {
      for (const LayoutRecord& record : layout.records) {
        if (const std::string wrong = children::wrong_in(record, catalogue_); !wrong.empty())
          formats::toml_mistake(layout_files_.at(layout.code), record.toml_line, "record", wrong);
      }
    }
  }

  Catalogue catalogue_;
  std::map<std::string, fs::path> measure_files_, layout_files_;
  std::map<std::string, std::string> short_names_;
};

Result<Catalogue> Catalogue::read(const fs::path& folder) {
  if (!fs::is_directory(folder)) {
    Where where;
    where.file = folder.string();
    return fail(ProblemCode::NotFound, "The catalogue is not there.", std::move(where));
  }
  try {
    return CatalogueReader().read(folder);
  } catch (const formats::TomlMistake& mistake) {
    return tl::unexpected<Problem>(mistake.problem());
  }
}

namespace {

template <typename Entry>
const Entry* by_code(const std::vector<Entry>& entries, std::string_view code) {
  for (const Entry& entry : entries) {
    if (entry.code == code) return &entry;
  }
  return nullptr;
}

}  // namespace

const Measure* Catalogue::measure(std::string_view code) const {
  return by_code(measures_, code);
}
const Layout* Catalogue::layout(std::string_view code) const {
  return by_code(layouts_, code);
}
const Dimension* Catalogue::dimension(std::string_view code) const {
  return by_code(dimensions_, code);
}
const CodeSet* Catalogue::code_set(std::string_view code) const {
  return by_code(code_sets_, code);
}

std::optional<Catalogue::BoundColumn> Catalogue::short_name(std::string_view name) const {
  for (const Measure& measure : measures_) {
    for (const Binding& binding : measure.bindings) {
      if (binding.column != name) continue;
      const Layout* layout = this->layout(binding.dataset);
      if (layout != nullptr && layout->shape == Shape::LongTable) return BoundColumn{&measure, &binding};
    }
  }
  return std::nullopt;
}

}  // namespace headrow::evidence

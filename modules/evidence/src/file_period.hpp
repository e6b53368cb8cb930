#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "headrow/base/period.hpp"
#include "headrow/base/result.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/layout.hpp"

namespace headrow::evidence {

/// The period of a file whose rows do not say theirs, and whence it is known.
struct FilePeriod {
  std::optional<Period> period;
  std::string label;   ///< as given or as the path has it
  std::string whence;  ///< "given", "from the path"
};

/// True when the layout's rows take their period from outside them.
bool needs_period(const Layout& layout);

/// What `--period` gives, else what the layout's pattern finds in the path. BadInput when it is needed and
/// cannot be had.
Result<FilePeriod> file_period(const Layout& layout, const std::filesystem::path& file,
                               const std::string& given);

/// The status of rows that do not say their own: by a word in the file's name, else the layout's.
Status file_status(const Layout& layout, const std::filesystem::path& file);

}  // namespace headrow::evidence

#include <cstdlib>
#include <system_error>

#include "workspace.hpp"

namespace headrow::app {
namespace {

namespace fs = std::filesystem;

Result<fs::path> find_folder(const char* variable, const fs::path& below, const fs::path& shared,
                             const fs::path& sign) {
  if (const char* given = std::getenv(variable)) {
    if (fs::exists(fs::path(given) / sign)) return fs::path(given);
    return fail(ProblemCode::NotFound, std::string(variable) + " names a folder without " + sign.string(),
                {given});
  }
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  for (fs::path at = program.parent_path(); at != at.root_path(); at = at.parent_path()) {
    if (fs::exists(at / below / sign)) return at / below;
    if (fs::exists(at / "share" / shared / sign)) return at / "share" / shared;
  }
  return fail(ProblemCode::NotFound, "No folder '" + below.string() +
                                         "' stands beside or above the program. Set " + variable +
                                         " to where it is.");
}

}  // namespace

Result<fs::path> catalogue_folder() {
  return find_folder("HEADROW_CATALOG", "catalog", "headrow/catalog", "measures");
}

Result<fs::path> pages_folder() {
  return find_folder("HEADROW_WEB", "web/dist", "headrow/web", "index.html");
}

}  // namespace headrow::app

#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/strategy/strategy.hpp"

namespace headrow::app {

/// The catalogue that belongs to this program: $HEADROW_CATALOG, or the folder `catalog` beside or above the
/// executable, or ../share/headrow/catalog of an installation. NotFound says where was looked.
Result<std::filesystem::path> catalogue_folder();

/// The built pages, found the same way ($HEADROW_WEB, web/dist, ../share/headrow/web).
Result<std::filesystem::path> pages_folder();

/// A data folder opened with all that commands and pages ask of it. Of a store of another version nothing may
/// be asked until it is rebuilt.
class Workspace {
public:
  static Result<std::unique_ptr<Workspace>> open(
      const std::filesystem::path& directory,
      evidence::StoreVersions versions = evidence::StoreVersions::ThisProgram);

  evidence::Store& store() { return *store_; }
  const evidence::Catalogue& catalogue() const { return catalogue_; }
  evidence::Evidence& evidence() { return *evidence_; }
  const std::vector<strategy::Strategy>& strategies() const { return strategies_; }

private:
  Workspace() = default;
  evidence::Catalogue catalogue_;
  std::vector<strategy::Strategy> strategies_;
  std::unique_ptr<evidence::Store> store_;
  std::unique_ptr<evidence::Evidence> evidence_;
};

}  // namespace headrow::app

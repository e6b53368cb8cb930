#include "workspace.hpp"

namespace headrow::app {

Result<std::unique_ptr<Workspace>> Workspace::open(const std::filesystem::path& directory,
                                                   evidence::StoreVersions versions) {
  const auto folder = catalogue_folder();
  if (!folder) return tl::unexpected(folder.error());
  std::unique_ptr<Workspace> workspace(new Workspace());
  auto catalogue = evidence::Catalogue::read(*folder);
  if (!catalogue) return tl::unexpected(catalogue.error());
  workspace->catalogue_ = std::move(*catalogue);
  auto strategies = strategy::read_strategies(*folder / "strategies", workspace->catalogue_);
  if (!strategies) return tl::unexpected(strategies.error());
  workspace->strategies_ = std::move(*strategies);
  auto store = evidence::Store::open(directory, versions);
  if (!store) return tl::unexpected(store.error());
  workspace->store_ = std::move(*store);
  workspace->evidence_ = std::make_unique<evidence::Evidence>(*workspace->store_, workspace->catalogue_);
  return workspace;
}

}  // namespace headrow::app

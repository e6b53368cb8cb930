#include "headrow/evidence/api/page_data.hpp"

#include <algorithm>

namespace headrow::evidence::api {

const Source* SourceList::find(std::int32_t id) const {
  const auto found = std::ranges::lower_bound(sources_, id, {}, &Source::id);
  return found == sources_.end() || found->id != id ? nullptr : &*found;
}

PageData::PageData(Store& store, const Evidence& evidence)
    : store_(store),
      evidence_(evidence),
      schools_(store, evidence.catalogue()),
      generation_(newest_source(store)) {}

std::shared_ptr<const SourceList> PageData::sources() const {
  const std::lock_guard lock(mutex_);
  if (!sources_) sources_ = std::make_shared<const SourceList>(evidence::sources(store_));
  return sources_;
}

void PageData::refresh() {
  const std::int64_t newest = newest_source(store_);
  if (newest == generation_) return;
  {
    const std::lock_guard lock(mutex_);
    sources_.reset();
  }
  schools_.refresh();
  generation_ = newest;
}

}  // namespace headrow::evidence::api

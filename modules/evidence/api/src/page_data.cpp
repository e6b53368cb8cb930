#include "headrow/evidence/api/page_data.hpp"

#include <algorithm>
#include <exception>

namespace headrow::evidence::api {

const Source* SourceList::find(std::int32_t id) const {
  const auto found = std::ranges::lower_bound(sources_, id, {}, &Source::id);
  return found == sources_.end() || found->id != id ? nullptr : &*found;
}

PageData::PageData(Store& store, const Evidence& evidence)
    : store_(store),
      evidence_(evidence),
      schools_(store, evidence.catalogue()),
      children_(store, evidence.catalogue()),
      generation_(load_generation(store)) {}

std::shared_ptr<const SourceList> PageData::sources() const {
  const std::lock_guard lock(mutex_);
  if (!sources_) sources_ = std::make_shared<const SourceList>(evidence::sources(store_));
  return sources_;
}

PageData::~PageData() {
  if (warming_.joinable()) warming_.join();
}

void PageData::warm() {
  if (warming_.joinable()) warming_.join();
  warmed_ = true;
  warming_ = std::thread([this] {
    try {
      schools_.phases();
      evidence_.disagreements();
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
      // A store that fails now will fail the page that asks for this, and that page says so.
    }
  });
}

void PageData::refresh() {
  const std::int64_t newest = load_generation(store_);
  if (newest == generation_) return;
  {
    const std::lock_guard lock(mutex_);
    sources_.reset();
  }
  schools_.refresh();
  generation_ = newest;
  if (warmed_) warm();
}

}  // namespace headrow::evidence::api

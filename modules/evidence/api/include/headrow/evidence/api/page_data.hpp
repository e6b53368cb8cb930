#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "headrow/evidence/children.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/schools.hpp"
#include "headrow/evidence/sources.hpp"
#include "headrow/evidence/store.hpp"

namespace headrow::evidence::api {

/// The files that are loaded, looked up by id.
class SourceList {
public:
  explicit SourceList(std::vector<Source> sources) : sources_(std::move(sources)) {}
  const std::vector<Source>& all() const { return sources_; }
  const Source* find(std::int32_t id) const;  ///< nullptr when no such file is loaded

private:
  std::vector<Source> sources_;  // in id order
};

/// What pages are made from: the figures, and beside them what is kept between two loads. Thread-safe; store
/// and evidence outlive it.
class PageData {
public:
  PageData(Store& store, const Evidence& evidence);
  ~PageData();  ///< waits for `warm`

  Store& store() const { return store_; }
  const Evidence& evidence() const { return evidence_; }
  const Schools& schools() const { return schools_; }
  const Children& children() const { return children_; }
  /// Shared with the answer that reads it while the next load replaces it.
  std::shared_ptr<const SourceList> sources() const;
  /// Grows with each load and each rebuild.
  std::int64_t generation() const { return generation_; }

  /// Reads what is slow to read first (the list of schools, where files disagree) on a thread of its own, now
  /// and after each load, so that nobody's page waits for it.
  void warm();

  /// To be called after each command that may have loaded something, when `Evidence::refresh` has been.
  void refresh();

private:
  Store& store_;
  const Evidence& evidence_;
  Schools schools_;
  Children children_;
  std::atomic<std::int64_t> generation_ = 0;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const SourceList> sources_;
  bool warmed_ = false;
  std::thread warming_;
};

}  // namespace headrow::evidence::api

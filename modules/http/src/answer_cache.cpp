#include "answer_cache.hpp"

namespace headrow::http {
namespace {

constexpr std::size_t kOverhead = 512;  // of an entry: nodes, headers, question twice
constexpr std::size_t kLargestShare = 8;

}  // namespace

std::optional<Response> AnswerCache::find(const std::string& generation, const std::string& question) {
  const std::lock_guard lock(mutex_);
  if (generation != generation_) return std::nullopt;
  const auto found = index_.find(question);
  if (found == index_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->response;
}

void AnswerCache::keep(const std::string& generation, const std::string& question, const Response& response) {
  const std::size_t bytes = response.text().size() + 2 * question.size() + kOverhead;
  if (bytes > most_bytes_ / kLargestShare) return;
  const std::lock_guard lock(mutex_);
  forget_other_than(generation);
  if (index_.contains(question)) return;
  entries_.push_front({question, response, bytes});
  index_.emplace(question, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().bytes;
    index_.erase(entries_.back().question);
    entries_.pop_back();
  }
}

void AnswerCache::forget_other_than(const std::string& generation) {
  if (generation == generation_) return;
  generation_ = generation;
  entries_.clear();
  index_.clear();
  bytes_ = 0;
}

}  // namespace headrow::http

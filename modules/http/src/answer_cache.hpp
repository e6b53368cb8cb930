#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "headrow/http/message.hpp"

namespace headrow::http {

/// Keeps finished answers of one generation of the store, so that asking again costs a look-up. Holds at most
/// so many bytes; what was not asked for the longest goes first. Thread-safe.
class AnswerCache {
public:
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  std::optional<Response> find(const std::string& generation, const std::string& question);
  /// Forgets all answers of another generation. An answer that alone takes over an eighth of the room is not
  /// kept.
  void keep(const std::string& generation, const std::string& question, const Response& response);

private:
  struct Entry {
    std::string question;
    Response response;
    std::size_t bytes = 0;
  };
  void forget_other_than(const std::string& generation);

  std::size_t most_bytes_;
  std::mutex mutex_;
  std::string generation_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // asked most lately first
  std::unordered_map<std::string, std::list<Entry>::iterator> index_;
};

}  // namespace headrow::http

#pragma once

#include <string>

#include "headrow/base/result.hpp"

namespace headrow::records {

/// Keeps other processes out of a store of one file for as long as it lives.
class StoreLock {
public:
  /// Holds `file`, which is made where it is not there. Conflict when another process holds it.
  static Result<StoreLock> take(const std::string& file);
  ~StoreLock();
  StoreLock(StoreLock&& other) noexcept;
  StoreLock& operator=(StoreLock&& other) noexcept;

private:
  explicit StoreLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace headrow::records

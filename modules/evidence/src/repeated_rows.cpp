#include "repeated_rows.hpp"

namespace headrow::evidence {

RepeatedRows::Slot& RepeatedRows::slot_of(std::uint64_t key) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t index = key & mask;
  while (slots_[index].line != 0 && slots_[index].key != key) index = (index + 1) & mask;
  return slots_[index];
}

void RepeatedRows::grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.empty() ? 1024 : old.size() * 2, Slot{});
  for (const Slot& slot : old) {
    if (slot.line != 0) slot_of(slot.key) = slot;
  }
}

void RepeatedRows::note(std::uint64_t key, std::int32_t line) {
  if (used_ * 2 >= slots_.size()) grow();
  Slot& slot = slot_of(key);
  if (slot.line != 0) {
    pairs_.emplace_back(slot.line, line);
    return;
  }
  slot = {key, line};
  ++used_;
}

}  // namespace headrow::evidence

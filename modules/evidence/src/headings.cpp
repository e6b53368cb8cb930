#include "headings.hpp"

#include <algorithm>

#include "words.hpp"

namespace headrow::evidence {

Headings::Headings(const std::vector<std::string>& headings) {
  for (const std::string& heading : headings) names_.emplace_back(trimmed(heading));
}

std::optional<std::size_t> Headings::find(std::string_view name) const {
  name = trimmed(name);
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names_.begin());
}

std::optional<std::size_t> Headings::find_any_case(std::string_view name) const {
  const std::string wanted = lowered(trimmed(name));
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (lowered(names_[i]) == wanted) return i;
  }
  return std::nullopt;
}

bool Headings::repeats(std::size_t index) const {
  const auto here = names_.begin() + static_cast<std::ptrdiff_t>(index);
  return std::find(names_.begin(), here, names_[index]) != here;
}

ColumnRoles::ColumnRoles(const Layout& layout, const Headings& headings) {
  for (const LayoutColumn& column : layout.columns) {
    if (const auto index = headings.find(column.name)) entries_.push_back({*index, &column});
  }
}

std::optional<std::size_t> ColumnRoles::column(std::string_view role) const {
  for (const Entry& entry : entries_) {
    if (entry.said->role == role) return entry.column;
  }
  return std::nullopt;
}

std::vector<std::size_t> ColumnRoles::columns(std::string_view role) const {
  std::vector<std::size_t> found;
  for (const Entry& entry : entries_) {
    if (entry.said->role == role) found.push_back(entry.column);
  }
  return found;
}

const LayoutColumn* ColumnRoles::said(std::size_t column, std::string_view role) const {
  for (const Entry& entry : entries_) {
    if (entry.column == column && entry.said->role == role) return entry.said;
  }
  return nullptr;
}

bool ColumnRoles::named(std::size_t column) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& entry) { return entry.column == column; });
}

}  // namespace headrow::evidence

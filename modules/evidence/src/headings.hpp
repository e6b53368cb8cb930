#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/evidence/layout.hpp"

namespace headrow::evidence {

/// The headings of a file, without blanks at their ends.
class Headings {
public:
  explicit Headings(const std::vector<std::string>& headings);

  std::size_t size() const { return names_.size(); }
  const std::string& name(std::size_t index) const { return names_[index]; }
  /// The first column of that heading, compared with case.
  std::optional<std::size_t> find(std::string_view name) const;
  std::optional<std::size_t> find_any_case(std::string_view name) const;
  /// True at a second or later column of the same heading.
  bool repeats(std::size_t index) const;

private:
  std::vector<std::string> names_;
};

/// What a layout says of the columns of one file: a column may have two roles.
class ColumnRoles {
public:
  ColumnRoles(const Layout& layout, const Headings& headings);

  /// The first column with a role that stands in the file.
  std::optional<std::size_t> column(std::string_view role) const;
  /// The first column with a role that the file is known to have.
  std::size_t needed(std::string_view role) const { return columns(role).front(); }
  /// All columns of a role, in the order of the layout.
  std::vector<std::size_t> columns(std::string_view role) const;
  /// What the layout says of a column under a role; nullptr when nothing.
  const LayoutColumn* said(std::size_t column, std::string_view role) const;
  /// True when the layout gives the column any role.
  bool named(std::size_t column) const;

private:
  struct Entry {
    std::size_t column = 0;
    const LayoutColumn* said = nullptr;
  };
  std::vector<Entry> entries_;
};

}  // namespace headrow::evidence

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/formats/table_reader.hpp"

namespace headrow::formats {

/// A return in XML, held whole in memory. Elements are found by their names without prefix and without regard
/// to case, since suppliers differ in both.
///
/// A path names elements with "/" between them: "Pupils/PupilsOnRoll/PupilOnRoll". It leads on from where it
/// is asked; ".." goes up by one and a leading "/" starts at the root element's children.
class XmlDocument {
public:
  /// Reads a document. NotFound, or Failed when it cannot be read; BadInput with the line for what is not
  /// well formed (a file that was cut in half), for a document type declaration, which no return has and by
  /// which entities could be made to fill the memory or to fetch other files, for more than 256 elements
  /// inside each other, and for a file over `max_bytes`. No entity is ever resolved but the five of XML
  /// itself.
  static Result<XmlDocument> open(const std::filesystem::path& file,
                                  std::uint64_t max_bytes = 256UL * 1024 * 1024);
  /// The same of bytes; `name` stands for the file in problems.
  static Result<XmlDocument> read(std::string bytes, const std::string& name);

  /// The root element's name without prefix, as written.
  std::string_view root() const;
  /// Whether an element is there.
  bool has(std::string_view path) const;
  /// The text of the first element of that path, without blanks at its ends; "" when there is none.
  std::string text(std::string_view path) const;
  /// The names of the root and of the first elements in it, for a message about what the document is.
  std::string outline() const;

  /// The elements of a path as a table: one record each, one cell for every column, which is a path from that
  /// element. A cell without its element is "". Lines are those of the file. Keeps the document alive.
  std::unique_ptr<TableReader> table(const std::string& records,
                                     const std::vector<std::string>& columns) const;

private:
  struct Parts;
  explicit XmlDocument(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
  std::shared_ptr<const Parts> parts_;
};

}  // namespace headrow::formats

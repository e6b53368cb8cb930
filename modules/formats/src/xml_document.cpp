#include "headrow/formats/xml_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <pugixml.hpp>

#include "byte_source.hpp"
#include "xlsx_xml.hpp"

namespace headrow::formats {

/// Nodes point into `bytes`, which the parser has cut into texts in place.
struct XmlDocument::Parts {
  std::string name;
  std::string bytes;
  std::vector<std::size_t> line_ends;  ///< offsets of line feeds, as the file had them
  pugi::xml_document document;
  pugi::xml_node root;

  long line_of(std::size_t offset) const {
    return static_cast<long>(std::lower_bound(line_ends.begin(), line_ends.end(), offset) -
                             line_ends.begin()) +
           1;
  }
};

namespace {

constexpr int kMostLevels = 256;

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// A path cut at its strokes once, since it is walked for every record.
struct Path {
  bool from_root = false;
  std::vector<std::string> steps;

  explicit Path(std::string_view text) : from_root(text.starts_with('/')) {
    while (!text.empty()) {
      const auto stroke = text.find('/');
      if (const auto step = text.substr(0, stroke); !step.empty()) steps.emplace_back(step);
      text = stroke == std::string_view::npos ? std::string_view() : text.substr(stroke + 1);
    }
  }
};

pugi::xml_node first_of(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& node : parent.children()) {
    if (node.type() == pugi::node_element && same_word(xlsx::local_name(node), name)) return node;
  }
  return {};
}

pugi::xml_node next_of(const pugi::xml_node& node, std::string_view name) {
  for (pugi::xml_node next = node.next_sibling(); next; next = next.next_sibling()) {
    if (next.type() == pugi::node_element && same_word(xlsx::local_name(next), name)) return next;
  }
  return {};
}

pugi::xml_node walk(pugi::xml_node from, const pugi::xml_node& root, const Path& path) {
  if (path.from_root) from = root;
  for (const std::string& step : path.steps) {
    from = step == ".." ? from.parent() : first_of(from, step);
    if (!from) break;
  }
  return from;
}

/// All elements of a path, in the order of the document: every element of every step.
void collect(const pugi::xml_node& from, const std::vector<std::string>& steps, std::size_t step,
             std::vector<pugi::xml_node>& found) {
  if (step == steps.size()) {
    found.push_back(from);
    return;
  }
  for (auto node = first_of(from, steps[step]); node; node = next_of(node, steps[step])) {
    collect(node, steps, step + 1, found);
  }
}

/// Whether a document type declaration stands anywhere, and how deep elements lie.
class Inspection final : public pugi::xml_tree_walker {
public:
  bool for_each(pugi::xml_node& node) override {
    declared = declared || node.type() == pugi::node_doctype;
    deepest = std::max(deepest, depth());
    return !declared && deepest <= kMostLevels;
  }
  bool declared = false;
  int deepest = 0;
};

class XmlTable final : public TableReader {
public:
  XmlTable(std::shared_ptr<const void> keep_alive, const pugi::xml_node& root, const std::string& records,
           const std::vector<std::string>& columns, std::function<long(std::size_t)> line_of,
           std::uint64_t bytes)
      : keep_alive_(std::move(keep_alive)),
        root_(root),
        headings_(columns),
        line_of_(std::move(line_of)),
        bytes_(bytes) {
    collect(root, Path(records).steps, 0, records_);
    for (const std::string& column : columns) paths_.emplace_back(column);
    cells_.resize(columns.size());
  }

  const std::vector<std::string>& headings() const override { return headings_; }

  Result<std::optional<TableRow>> next() override {
    if (next_ == records_.size()) return std::nullopt;
    const pugi::xml_node& record = records_[next_++];
    for (std::size_t i = 0; i < paths_.size(); ++i)
      cells_[i] = trimmed(walk(record, root_, paths_[i]).child_value());
    return TableRow{line_of_(static_cast<std::size_t>(record.offset_debug())), cells_};
  }

  std::uint64_t bytes_done() const override {
    return records_.empty() ? bytes_ : bytes_ * next_ / records_.size();
  }
  std::uint64_t bytes_total() const override { return bytes_; }
  std::string_view encoding() const override { return "XML"; }
  bool ended_without_line_end() const override { return false; }

private:
  std::shared_ptr<const void> keep_alive_;
  pugi::xml_node root_;
  std::vector<std::string> headings_;
  std::function<long(std::size_t)> line_of_;
  std::uint64_t bytes_ = 0;
  std::vector<pugi::xml_node> records_;
  std::vector<Path> paths_;
  std::vector<std::string_view> cells_;
  std::size_t next_ = 0;
};

}  // namespace

Result<XmlDocument> XmlDocument::open(const std::filesystem::path& file, std::uint64_t max_bytes) {
  const std::string name = file.string();
  auto source = open_file_source(file);
  if (!source) return fail(source.error().code, source.error().message, {name});
  const std::uint64_t size = (*source)->bytes_total();
  if (size > max_bytes) {
    return fail(
        ProblemCode::BadInput,
        fmt::format("The document has {} MB; at most {} MB are read. Send one school's return a file.",
                    size >> 20U, max_bytes >> 20U),
        {name});
  }
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const auto came = (*source)->read({bytes.data() + filled, bytes.size() - filled});
    if (!came) return fail(came.error().code, came.error().message, {name});
    if (*came == 0) break;
    filled += *came;
  }
  bytes.resize(filled);
  return read(std::move(bytes), name);
}

Result<XmlDocument> XmlDocument::read(std::string bytes, const std::string& name) {
  auto parts = std::make_shared<Parts>();
  parts->name = name;
  parts->bytes = std::move(bytes);
  for (std::size_t i = 0; i < parts->bytes.size(); ++i) {
    if (parts->bytes[i] == '\n') parts->line_ends.push_back(i);
  }
  const auto parsed =
      parts->document.load_buffer_inplace(parts->bytes.data(), parts->bytes.size(),
                                          pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  if (!parsed) {
    return fail(
        ProblemCode::BadInput,
        fmt::format("The XML is not well formed ({}): the file was damaged or cut off. Please fetch or "
                    "make it again.",
                    parsed.description()),
        {name, parts->line_of(static_cast<std::size_t>(parsed.offset)), "", ""});
  }
  Inspection inspection;
  parts->document.traverse(inspection);
  if (inspection.declared) {
    return fail(
        ProblemCode::BadInput,
        "The document has a document type declaration (DOCTYPE), which no statutory return has. It is "
        "not read: such declarations can make a small file fill the memory or fetch other files.",
        {name});
  }
  if (inspection.deepest > kMostLevels)
    return fail(ProblemCode::BadInput,
                fmt::format("The document has elements more than {} deep inside each other: it is no return.",
                            kMostLevels),
                {name});
  parts->root = parts->document.document_element();
  return XmlDocument(std::move(parts));
}

std::string_view XmlDocument::root() const {
  return xlsx::local_name(parts_->root);
}

bool XmlDocument::has(std::string_view path) const {
  return !walk(parts_->root, parts_->root, Path(path)).empty();
}

std::string XmlDocument::text(std::string_view path) const {
  return std::string(trimmed(walk(parts_->root, parts_->root, Path(path)).child_value()));
}

std::string XmlDocument::outline() const {
  std::string names(root());
  int shown = 0;
  for (const pugi::xml_node& node : parts_->root.children()) {
    if (node.type() != pugi::node_element || ++shown > 6) continue;
    names += fmt::format("{}{}", shown == 1 ? " with " : ", ", xlsx::local_name(node).substr(0, 60));
  }
  return names;
}

std::unique_ptr<TableReader> XmlDocument::table(const std::string& records,
                                                const std::vector<std::string>& columns) const {
  const Parts* parts = parts_.get();
  return std::make_unique<XmlTable>(
      parts_, parts->root, records, columns, [parts](std::size_t offset) { return parts->line_of(offset); },
      parts->bytes.size());
}

}  // namespace headrow::formats

#include "xlsx_package.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <map>

#include "xlsx_xml.hpp"

namespace headrow::formats {

namespace {

constexpr const char* kNoWorkbook =
    "This is a ZIP archive, but there is no workbook in it, whatever its name says. Unpack it and give the "
    "files in it.";

tl::unexpected<Problem> bad(std::string message) {
  return fail(ProblemCode::BadInput, std::move(message));
}

struct Relationship {
  std::string kind;    ///< last word of the type's address: "worksheet", "styles", "sharedStrings"
  std::string target;  ///< path in the archive
};

/// A target as it stands in the relationships of a part in `folder`: relative to it, or from the root with a
/// slash.
std::string resolved(const std::string& folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  return (std::filesystem::path(folder) / target).lexically_normal().string();
}

std::map<std::string, Relationship> relationships(const pugi::xml_document& document,
                                                  const std::string& folder) {
  std::map<std::string, Relationship> found;
  for (auto node = xlsx::child(document.document_element(), "Relationship"); node;
       node = xlsx::next(node, "Relationship")) {
    const std::string_view type = xlsx::attribute(node, "Type");
    found.emplace(xlsx::attribute(node, "Id"),
                  Relationship{std::string(type.substr(type.rfind('/') + 1)),
                               resolved(folder, xlsx::attribute(node, "Target"))});
  }
  return found;
}

bool is_true(std::string_view value) {
  return value == "1" || value == "true";
}

class PartReader {
public:
  PartReader(zip* archive, const std::string& part) : file_(::zip_fopen(archive, part.c_str(), 0)) {}
  ~PartReader() {
    if (file_ != nullptr) ::zip_fclose(file_);
  }
  PartReader(const PartReader&) = delete;
  PartReader& operator=(const PartReader&) = delete;

  bool open() const { return file_ != nullptr; }
  zip_int64_t read(char* to, std::size_t room) { return ::zip_fread(file_, to, room); }

private:
  zip_file* file_;
};

}  // namespace

void XlsxPackage::Close::operator()(zip* archive) const {
  ::zip_discard(archive);
}

Result<XlsxPackage> XlsxPackage::open_file(const std::filesystem::path& file) {
  int error = 0;
  return opened(::zip_open(file.c_str(), ZIP_RDONLY, &error), error);
}

Result<XlsxPackage> XlsxPackage::open_bytes(std::string_view bytes) {
  zip_error_t error{};
  zip_source_t* source = ::zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip* archive = source == nullptr ? nullptr : ::zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr && source != nullptr) ::zip_source_free(source);
  const int code = ::zip_error_code_zip(&error);
  ::zip_error_fini(&error);
  return opened(archive, code);
}

Result<XlsxPackage> XlsxPackage::opened(zip* archive, int error) {
  if (archive == nullptr) {
    zip_error_t detail{};
    ::zip_error_init_with_code(&detail, error);
    const std::string reason = ::zip_error_strerror(&detail);
    ::zip_error_fini(&detail);
    return bad(fmt::format(
        "This begins like a ZIP archive or workbook, but it is damaged or was not copied completely "
        "({}). Fetch it again.",
        reason));
  }
  XlsxPackage package(archive);
  if (auto read = package.read_workbook(); !read) return tl::unexpected(read.error());
  return package;
}

bool XlsxPackage::has(const std::string& part) const {
  return ::zip_name_locate(archive_.get(), part.c_str(), 0) >= 0;
}

Result<std::string> XlsxPackage::bytes_of(const std::string& part) const {
  PartReader reader(archive_.get(), part);
  if (!reader.open()) return bad(fmt::format("The workbook is damaged: its part {} cannot be opened.", part));
  std::string bytes;
  constexpr std::size_t piece = 256UL * 1024;
  for (;;) {
    const std::size_t filled = bytes.size();
    bytes.resize(filled + piece);
    const zip_int64_t came = reader.read(bytes.data() + filled, piece);
    if (came < 0) {
      return bad(
          fmt::format("The workbook is damaged: its part {} cannot be unpacked. Fetch it again.", part));
    }
    bytes.resize(filled + static_cast<std::size_t>(came));
    if (came == 0) return bytes;
    if (bytes.size() > kMostPartBytes) {
      return bad(fmt::format(
          "The workbook's part {} unpacks to more than {} MB. Save the sheet as CSV and give that.", part,
          kMostPartBytes / (1024UL * 1024)));
    }
  }
}

Result<std::unique_ptr<pugi::xml_document>> XlsxPackage::xml(const std::string& part) const {
  auto bytes = bytes_of(part);
  if (!bytes) return tl::unexpected(bytes.error());
  auto document = std::make_unique<pugi::xml_document>();
  // Blanks are text in a cell: <t> </t> is a blank, not nothing.
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  const auto parsed = document->load_buffer(bytes->data(), bytes->size(), options);
  if (!parsed)
    return bad(
        fmt::format("The workbook is damaged: its part {} is no XML ({}).", part, parsed.description()));
  return document;
}

Result<void> XlsxPackage::read_workbook() {
  std::string workbook_part = "xl/workbook.xml";
  if (has("_rels/.rels")) {
    const auto root = xml("_rels/.rels");
    if (!root) return tl::unexpected(root.error());
    for (const auto& [id, relation] : relationships(**root, "")) {
      if (relation.kind == "officeDocument") workbook_part = relation.target;
    }
  }
  if (!has(workbook_part)) return bad(kNoWorkbook);
  const auto workbook = xml(workbook_part);
  if (!workbook) return tl::unexpected(workbook.error());
  const pugi::xml_node root = (*workbook)->document_element();
  if (xlsx::local_name(root) != "workbook") return bad(kNoWorkbook);

  const std::filesystem::path path(workbook_part);
  const std::string folder = path.parent_path().string();
  const auto links = xml((path.parent_path() / "_rels" / (path.filename().string() + ".rels")).string());
  if (!links) return tl::unexpected(links.error());
  const auto relations = relationships(**links, folder);
  for (const auto& [id, relation] : relations) {
    if (relation.kind == "sharedStrings") strings_part_ = relation.target;
    if (relation.kind == "styles") styles_part_ = relation.target;
  }
  counts_from_1904_ = is_true(xlsx::attribute(xlsx::child(root, "workbookPr"), "date1904"));
  const pugi::xml_node sheets = xlsx::child(root, "sheets");
  for (auto sheet = xlsx::child(sheets, "sheet"); sheet; sheet = xlsx::next(sheet, "sheet")) {
    // A sheet's own attribute "sheetId" is no link; "r:id" is.
    const auto relation = relations.find(std::string(xlsx::attribute(sheet, "id")));
    if (relation == relations.end() || relation->second.kind != "worksheet") continue;
    sheets_.push_back({std::string(xlsx::attribute(sheet, "name")), relation->second.target});
  }
  if (sheets_.empty()) return bad("The workbook has no sheet with cells in it.");
  return {};
}

std::vector<std::string> XlsxPackage::sheet_names() const {
  std::vector<std::string> names;
  names.reserve(sheets_.size());
  for (const Sheet& sheet : sheets_) names.push_back(sheet.name);
  return names;
}

}  // namespace headrow::formats

#include <fmt/format.h>

#include "byte_source.hpp"
#include "csv_reader.hpp"
#include "headrow/formats/table_reader.hpp"
#include "recognise.hpp"
#include "xlsx_package.hpp"
#include "xlsx_reader.hpp"

namespace headrow::formats {

namespace {

using Opened = Result<std::unique_ptr<TableReader>>;

Result<std::string> read_head(ByteSource& source) {
  std::string head(kHeadBytes, '\0');
  std::size_t filled = 0;
  while (filled < head.size()) {
    const auto came = source.read({head.data() + filled, head.size() - filled});
    // A stream that breaks off within its first bytes has nothing to recognise.
    if (!came) return tl::unexpected(came.error());
    if (*came == 0) break;
    filled += *came;
  }
  head.resize(filled);
  return head;
}

tl::unexpected<Problem> in_file(Problem problem, const std::string& name) {
  problem.where.file = name;
  return tl::unexpected(std::move(problem));
}

tl::unexpected<Problem> empty_file(const std::string& name) {
  return fail(ProblemCode::BadInput, "The file is empty: there is nothing in it. Fetch it again.",
              {name, 0, "", ""});
}

Opened open_text(std::unique_ptr<ByteSource> source, std::string head, const std::string& name,
                 const TableOptions& options) {
  auto reader = std::make_unique<CsvReader>(TextSource(std::move(source), std::move(head)), name, options);
  if (auto headings = reader->read_headings(); !headings) return tl::unexpected(headings.error());
  return reader;
}

Opened open_gzip(std::unique_ptr<ByteSource> packed, const std::string& name, const TableOptions& options) {
  auto source = gzip_source(std::move(packed));
  auto head = read_head(*source);
  if (!head) return in_file(head.error(), name);
  const auto content = recognise(*head);
  if (!content) return in_file(content.error(), name);
  switch (*content) {
    case Content::Empty:
      return empty_file(name);
    case Content::Gzip:
    case Content::Zip:
      return fail(ProblemCode::BadInput,
                  "This gzip file holds another packed file. Unpack it once and give what is in it.",
                  {name, 0, "", ""});
    case Content::Text:
      break;
  }
  return open_text(std::move(source), std::move(*head), name, options);
}

Opened open_workbook(Result<XlsxPackage> package, const std::string& name, std::uint64_t file_bytes,
                     const TableOptions& options) {
  if (!package) return in_file(package.error(), name);
  auto reader = XlsxReader::open(std::move(*package), name, file_bytes, options);
  if (!reader) return in_file(reader.error(), name);
  return std::move(*reader);
}

/// `workbook` opens the package when the bytes turn out to be a ZIP archive.
template <typename OpenPackage>
Opened open_source(std::unique_ptr<ByteSource> source, const std::string& name, const TableOptions& options,
                   OpenPackage workbook) {
  auto rest = source->fork();
  auto head = read_head(*rest);
  if (!head) return in_file(head.error(), name);
  const auto content = recognise(*head);
  if (!content) return in_file(content.error(), name);
  switch (*content) {
    case Content::Empty:
      return empty_file(name);
    case Content::Gzip:
      return open_gzip(std::move(source), name, options);
    case Content::Zip:
      return open_workbook(workbook(), name, source->bytes_total(), options);
    case Content::Text:
      break;
  }
  return open_text(std::move(rest), std::move(*head), name, options);
}

}  // namespace

Opened open_table(const std::filesystem::path& file, const TableOptions& options) {
  const std::string name = file.string();
  auto source = open_file_source(file);
  if (!source) return in_file(source.error(), name);
  return open_source(std::move(*source), name, options, [&] { return XlsxPackage::open_file(file); });
}

Opened open_table_in_memory(std::string_view bytes, const std::string& name, const TableOptions& options) {
  return open_source(memory_source(bytes), name, options, [&] { return XlsxPackage::open_bytes(bytes); });
}

Result<std::vector<std::string>> sheet_names(const std::filesystem::path& file) {
  const std::string name = file.string();
  auto source = open_file_source(file);
  if (!source) return in_file(source.error(), name);
  const auto head = read_head(**source);
  if (!head) return in_file(head.error(), name);
  const auto content = recognise(*head);
  if (!content) return in_file(content.error(), name);
  if (*content != Content::Zip) return std::vector<std::string>();
  const auto package = XlsxPackage::open_file(file);
  if (!package) return in_file(package.error(), name);
  return package->sheet_names();
}

}  // namespace headrow::formats

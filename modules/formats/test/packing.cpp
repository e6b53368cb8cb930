#include "packing.hpp"

#include <zip.h>
#include <zlib.h>

#include <stdexcept>

namespace headrow::formats::packing {

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  if (::deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2");
  }
  std::string packed(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int outcome = ::deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  if (outcome != Z_STREAM_END) throw std::runtime_error("deflate");
  return packed;
}

std::string zipped(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_source_t* target = ::zip_source_buffer_create(nullptr, 0, 0, nullptr);
  ::zip_source_keep(target);
  zip_t* archive = ::zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) throw std::runtime_error("zip_open_from_source");
  for (const auto& [path, content] : files) {
    zip_source_t* source = ::zip_source_buffer(archive, content.data(), content.size(), 0);
    if (::zip_file_add(archive, path.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
      throw std::runtime_error("zip_file_add");
  }
  if (::zip_close(archive) != 0) throw std::runtime_error("zip_close");
  ::zip_source_open(target);
  std::string bytes;
  std::string piece(64 * 1024, '\0');
  for (;;) {
    const zip_int64_t came = ::zip_source_read(target, piece.data(), piece.size());
    if (came <= 0) break;
    bytes.append(piece, 0, static_cast<std::size_t>(came));
  }
  ::zip_source_close(target);
  ::zip_source_free(target);
  return bytes;
}

std::string workbook(const Workbook& parts) {
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
  const auto relation = [&](const char* id, const std::string& kind, const char* target) {
    return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + office + "/" + kind + "\" Target=\"" +
           target + "\"/>";
  };
  return zipped({
      {"_rels/.rels", "<Relationships xmlns=\"" + package + "\">" +
                          relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
      {"xl/workbook.xml",
       "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\">" + parts.properties +
           "<sheets><sheet name=\"Figures\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + package + "\">" +
                                         relation("rId1", "worksheet", "/xl/worksheets/sheet1.xml") +
                                         relation("rId2", "sharedStrings", "sharedStrings.xml") +
                                         relation("rId3", "styles", "styles.xml") + "</Relationships>"},
      {"xl/worksheets/sheet1.xml",
       "<worksheet xmlns=\"" + main + "\"><sheetData>" + parts.rows + "</sheetData></worksheet>"},
      {"xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\">" + parts.strings + "</sst>"},
      {"xl/styles.xml", "<styleSheet xmlns=\"" + main + "\">" + parts.styles + "</styleSheet>"},
  });
}

}  // namespace headrow::formats::packing

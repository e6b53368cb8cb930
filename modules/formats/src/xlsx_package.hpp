#pragma once

#include <filesystem>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "headrow/base/result.hpp"

struct zip;

namespace headrow::formats {

/// The parts of an XLSX workbook (ECMA-376): a ZIP archive of XML files that name each other by
/// relationships. A part is held in memory whole, and is refused when it unpacks to more than kMostPartBytes.
class XlsxPackage {
public:
  static constexpr std::size_t kMostPartBytes = 512UL * 1024 * 1024;

  /// BadInput when the archive is damaged or holds no workbook.
  static Result<XlsxPackage> open_file(const std::filesystem::path& file);
  static Result<XlsxPackage> open_bytes(std::string_view bytes);  ///< which outlive the package

  struct Sheet {
    std::string name;
    std::string part;  ///< path in the archive
  };

  const std::vector<Sheet>& sheets() const { return sheets_; }
  std::vector<std::string> sheet_names() const;
  bool counts_from_1904() const { return counts_from_1904_; }
  const std::string& strings_part() const { return strings_part_; }  ///< "" when there is none
  const std::string& styles_part() const { return styles_part_; }    ///< "" when there is none

  /// A part as XML. BadInput when it is missing, too large, damaged or no XML.
  Result<std::unique_ptr<pugi::xml_document>> xml(const std::string& part) const;

private:
  struct Close {
    void operator()(zip* archive) const;
  };

  explicit XlsxPackage(zip* archive) : archive_(archive) {}
  Result<std::string> bytes_of(const std::string& part) const;
  Result<void> read_workbook();
  bool has(const std::string& part) const;

  std::unique_ptr<zip, Close> archive_;
  std::vector<Sheet> sheets_;
  std::string strings_part_;
  std::string styles_part_;
  bool counts_from_1904_ = false;

  static Result<XlsxPackage> opened(zip* archive, int error);
};

}  // namespace headrow::formats

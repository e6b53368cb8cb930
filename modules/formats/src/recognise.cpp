#include "recognise.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace headrow::formats {

namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view message;
};

// Published signatures of formats that officers mistake for a table or save from a web page.
constexpr std::array kNoTables = {
    Signature{
        "%PDF-"sv,
        "This is a PDF document, not a table. Look for the CSV file or the workbook of the same figures."},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
              "This is a workbook of the old kind (.xls) or one with a password. Save it as .xlsx without a "
              "password."},
    Signature{"\xFF\xFE"sv,
              "This text is in Unicode with two bytes a character (UTF-16). Save it as CSV UTF-8."},
    Signature{"\xFE\xFF"sv,
              "This text is in Unicode with two bytes a character (UTF-16). Save it as CSV UTF-8."},
    Signature{"{\\rtf"sv, "This is a word processor's document (RTF), not a table."},
    Signature{"\x89PNG"sv, "This is a picture, not a table."},
    Signature{"GIF8"sv, "This is a picture, not a table."},
    Signature{"\xFF\xD8\xFF"sv, "This is a picture, not a table."},
    Signature{"PAR1"sv, "This is a Parquet file. Export it as CSV."},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "This is a 7-Zip archive. Unpack it and give the files in it."},
    Signature{"Rar!"sv, "This is a RAR archive. Unpack it and give the files in it."},
};

/// The first letters that are no blanks, in lower case.
std::string first_letters(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), head.size()));
  std::string start(head.substr(0, 9));
  std::transform(start.begin(), start.end(), start.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return start;
}

bool is_web_page(std::string_view head) {
  const std::string start = first_letters(head);
  return start == "<!doctype" || start.starts_with("<html") || start.starts_with("<?xml");
}

}  // namespace

bool is_xml(std::string_view head) {
  const std::string start = first_letters(head);
  const bool element = start.size() > 1 && start[0] == '<' && start[1] >= 'a' && start[1] <= 'z';
  return start.starts_with("<?xml") || (element && !start.starts_with("<html"));
}

bool is_parquet(std::string_view head) {
  return head.starts_with("PAR1"sv);
}

bool is_json(std::string_view head) {
  const std::string start = first_letters(head);
  return start.starts_with("{") && !start.starts_with("{\\rtf");
}

Result<Content> recognise(std::string_view head) {
  if (head.empty()) return Content::Empty;
  if (head.starts_with("\x1F\x8B"sv)) return Content::Gzip;
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return Content::Zip;
  for (const Signature& signature : kNoTables) {
    if (head.starts_with(signature.bytes)) return fail(ProblemCode::BadInput, std::string(signature.message));
  }
  if (is_web_page(head)) {
    return fail(ProblemCode::BadInput,
                "This is a web page or an XML document, not a table: the page of the download was saved "
                "rather than the "
                "file. Download the CSV file or the workbook itself.");
  }
  return Content::Text;
}

}  // namespace headrow::formats

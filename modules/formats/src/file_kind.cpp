#include "headrow/formats/file_kind.hpp"

#include <string>

#include "byte_source.hpp"
#include "recognise.hpp"

namespace headrow::formats {

Result<FileKind> file_kind(const std::filesystem::path& file) {
  const auto in_file = [&](Problem problem) {
    problem.where.file = file.string();
    return tl::unexpected(std::move(problem));
  };
  auto source = open_file_source(file);
  if (!source) return in_file(source.error());
  std::string head(kHeadBytes, '\0');
  const auto came = (*source)->read({head.data(), head.size()});
  if (!came) return in_file(came.error());
  head.resize(*came);
  if (is_xml(head)) return FileKind::Xml;
  if (is_parquet(head)) return FileKind::Parquet;
  if (is_json(head)) return FileKind::GeoJson;
  if (const auto content = recognise(head); !content) return in_file(content.error());
  return FileKind::Table;
}

}  // namespace headrow::formats

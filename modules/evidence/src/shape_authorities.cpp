// The register of authorities and regions.
#include "load_job.hpp"

namespace headrow::evidence {

namespace {

struct AuthorityColumns {
  std::optional<std::size_t> number, gss, name, other_name, region, type;
};

void load_authority(LoadJob& job, const AuthorityColumns& columns) {
  AreaWords words;
  words.number = cell_of(job, columns.number);
  words.gss = cell_of(job, columns.gss);
  words.name = cell_of(job, columns.name);
  words.region_name = cell_of(job, columns.region);
  words.column = job.headings.name(columns.number.value_or(columns.gss.value_or(0)));
  words.kind = is_no_code(words.number) ? PlaceKind::Authority : PlaceFinder::kind_of_number(words.number);
  const auto id = job.finder.area(words, job.rows.line());
  if (!id) {
    job.findings.count_quarantined_row();
    return;
  }
  job.places.say_name(*id, cell_of(job, columns.other_name), Naming{});
  const std::string_view type = cell_of(job, columns.type);
  const LayoutColumn* said = columns.type ? job.roles.said(*columns.type, "type") : nullptr;
  if (said == nullptr || type.empty()) return;
  std::string_view in_words = type;
  for (const auto& [code, text] : said->values) {
    if (code == type) in_words = text;
  }
  if (!in_words.empty()) job.facts.write(*id, "type", in_words, std::nullopt, job.rows.line());
}

}  // namespace

void load_authorities(LoadJob& job) {
  AuthorityColumns columns;
  columns.number = job.roles.column("authority");
  columns.gss = job.roles.column("gss");
  columns.name = job.roles.column("name");
  columns.other_name = job.roles.column("other_name");
  columns.region = job.roles.column("region");
  columns.type = job.roles.column("type");
  while (job.rows.next()) {
    if (job.rows.blank_row()) {
      job.findings.add("row-blank", job.rows.line(), "", "", "The row is blank.");
      continue;
    }
    load_authority(job, columns);
  }
}

}  // namespace headrow::evidence

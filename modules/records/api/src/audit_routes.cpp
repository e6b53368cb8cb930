#include "headrow/formats/csv_writer.hpp"
#include "parts.hpp"

namespace headrow::records::api {
namespace {

constexpr long kPageSize = 50;
constexpr long kMostRowsOfADownload = 10'000;

AuditQuery query_of(const Request& request) {
  AuditQuery query;
  query.actor = request.parameter("who");
  query.action = request.parameter("action");
  query.record = request.parameter("record");
  query.outcome = request.parameter("outcome");
  query.from = request.parameter("from");
  query.until = request.parameter("until");
  query.page = page_of_request(request);
  query.page_size = kPageSize;
  return query;
}

Json entry_json(const AuditEntry& entry, const std::map<std::string, std::string>& names) {
  return {{"number", entry.number},
          {"at", entry.at},
          {"actor_kind", actor_kind_text(entry.actor.kind)},
          {"actor", entry.actor.id},
          {"actor_name", names.at(entry.actor.id)},
          {"action", entry.event.action},
          {"record_class", entry.event.record_class},
          {"record", entry.event.record},
          {"outcome", outcome_text(entry.event.outcome)},
          {"address", entry.actor.address},
          {"request", entry.actor.request},
          {"detail", entry.event.detail}};
}

/// Ids alone, as the entries hold them: a file leaves the room where names may be read.
Response csv_of(const std::vector<AuditEntry>& entries) {
  std::string text;
  formats::CsvWriter csv(text);
  csv.row({"number", "at", "actor_kind", "actor", "action", "record_class", "record", "outcome", "address",
           "request", "detail", "hash"});
  for (const AuditEntry& entry : entries) {
    csv.row({std::to_string(entry.number), entry.at, actor_kind_text(entry.actor.kind), entry.actor.id,
             entry.event.action, entry.event.record_class, entry.event.record,
             outcome_text(entry.event.outcome), entry.actor.address, entry.actor.request, entry.event.detail,
             entry.hash});
  }
  Response response = http::text_response("text/csv; charset=utf-8", std::move(text));
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"audit.csv\""});
  return response;
}

void add_search(http::RouteTable& table, const RecordPages& pages) {
  auto search = route_of(http::Method::Get, "audit", "searchAudit", Permission::ReadAudit,
                         "What happened, newest first.");
  search.whole_city = true;
  const auto filter = [](const char* name, const char* description) {
    return http::Parameter{name, description, http::ParameterType::Text, false, {}, ""};
  };
  search.parameters = {
      filter("who", "id of a person or client"),
      filter("action", "in the audit's words"),
      filter("record", "id of a record"),
      {"outcome", "any when left out", http::ParameterType::Text, false, {"done", "refused", "failed"}, ""},
      filter("from", "first day"),
      filter("until", "last day"),
      page_parameter(),
      {"format", "json when left out", http::ParameterType::Text, false, {"json", "csv"}, ""}};
  search.other_formats = {"text/csv"};
  search.answer = page_of("entries", "AuditEntry");
  search.handler = [pages](const Request& request) -> Result<Response> {
    AuditQuery query = query_of(request);
    const bool csv = request.parameter("format") == "csv";
    if (csv) {
      query.page = 1;
      query.page_size = kMostRowsOfADownload;
    }
    const AuditPage found = pages.database.read([&](soci::session& sql) { return search_audit(sql, query); });
    if (csv) return csv_of(found.entries);
    std::vector<std::string> ids;
    ids.reserve(found.entries.size());
    for (const auto& entry : found.entries) ids.push_back(entry.actor.id);
    const auto names = names_of(pages, ids);
    Json entries = Json::array();
    for (const auto& entry : found.entries) entries.push_back(entry_json(entry, names));
    return http::json_response({{"entries", std::move(entries)},
                                {"total", found.total},
                                {"page", query.page},
                                {"page_size", kPageSize}});
  };
  table.add(std::move(search));
}

}  // namespace

void add_audit_routes(http::RouteTable& table, const RecordPages& pages) {
  add_search(table, pages);
  auto check = route_of(http::Method::Get, "audit/check", "checkAudit", Permission::ReadAudit,
                        "Walks the whole chain and names the first link that does not hold.");
  check.whole_city = true;
  check.answer = Shape::object(
      {{"entries", Shape::whole_number()},
       {"head", Shape::text("hash of the last entry")},
       {"broken", Shape::object({{"number", Shape::whole_number()}, {"reason", Shape::text()}}).or_null()}});
  check.handler = [pages](const Request&) -> Result<Response> {
    // The note is read first: what is added meanwhile comes after it.
    const auto anchor = read_anchor(pages.anchor_file);
    const AuditCheck checked =
        pages.database.read([&](soci::session& sql) { return check_audit(sql, anchor); });
    Json broken = nullptr;
    if (checked.broken != 0) broken = {{"number", checked.broken}, {"reason", checked.reason}};
    return http::json_response(
        {{"entries", checked.entries}, {"head", checked.head.hash}, {"broken", std::move(broken)}});
  };
  table.add(std::move(check));
}

}  // namespace headrow::records::api

#include "parts.hpp"

namespace headrow::records::api {
namespace {

const Shape kText = Shape::text();

std::vector<Shape::Field> stamps() {
  return {{"created_at", kText},
          {"created_by", Shape::text("name")},
          {"changed_at", kText},
          {"changed_by", kText}};
}

Shape with_stamps(std::vector<Shape::Field> fields) {
  for (auto& stamp : stamps()) fields.push_back(std::move(stamp));
  return Shape::object(fields);
}

Shape task_shape() {
  return with_stamps({{"id", kText},
                      {"version", Shape::whole_number()},
                      {"title", kText},
                      {"place", Shape::text("\"\" the whole city")},
                      {"place_name", kText},
                      {"subject", kText},
                      {"due", Shape::text("a day, or \"\"")},
                      {"owner_role", kText},
                      {"owner_role_title", kText},
                      {"owner_person", kText},
                      {"owner_name", kText},
                      {"room", kText},
                      {"state", kText.one_of({"open", "done", "withdrawn"})},
                      {"overdue", Shape::yes_no()},
                      {"may_change", Shape::yes_no()}});
}

Shape job_shape() {
  const Shape progress =
      Shape::object({{"what", kText}, {"done", Shape::whole_number()}, {"total", Shape::whole_number()}});
  return Shape::object({{"id", kText},
                        {"kind", kText},
                        {"title", kText},
                        {"state", kText.one_of({"waiting", "running", "done", "failed", "cancelled"})},
                        {"progress", progress.or_null()},
                        {"started_by", kText},
                        {"asked_at", kText},
                        {"started_at", kText},
                        {"ended_at", kText},
                        {"result", kText},
                        {"problem", kText},
                        {"findings", Shape::list(kText)},
                        {"may_cancel", Shape::yes_no()}});
}

Shape audit_shape() {
  return Shape::object({{"number", Shape::whole_number()},
                        {"at", kText},
                        {"actor_kind", kText.one_of({"public", "person", "client", "operator"})},
                        {"actor", kText},
                        {"actor_name", kText},
                        {"action", kText},
                        {"record_class", kText},
                        {"record", kText},
                        {"outcome", kText.one_of({"done", "refused", "failed"})},
                        {"address", kText},
                        {"request", kText},
                        {"detail", kText}});
}

}  // namespace

Shape new_grant_shape() {
  return Shape::object({{"role", kText.at_most(100)},
                        {"scope_kind", kText.at_most(20)},
                        {"scope", kText.at_most(100)},
                        {"year_groups", Shape::list(kText.at_most(4))},
                        {"from", kText.at_most(10)},
                        {"until", kText.at_most(10)}})
      .without({"year_groups", "from", "until"});
}

Shape reason_shape() {
  return Shape::text("why, for the history").at_most(1000);
}

Shape page_of(const std::string& list, const std::string& shape) {
  return Shape::object({{list, Shape::list(Shape::named(shape))},
                        {"total", Shape::whole_number()},
                        {"page", Shape::whole_number()},
                        {"page_size", Shape::whole_number()}});
}

void define_shapes(http::RouteTable& table) {
  table.define("Grant", Shape::object({{"id", kText},
                                       {"version", Shape::whole_number()},
                                       {"role", kText},
                                       {"role_title", kText},
                                       {"scope_kind", kText},
                                       {"scope", kText},
                                       {"scope_name", kText},
                                       {"year_groups", Shape::list(kText)},
                                       {"from", kText},
                                       {"until", kText},
                                       {"state", kText.one_of({"current", "coming", "ended"})}}));
  table.define("NewGrant", new_grant_shape());
  table.define("Person", with_stamps({{"id", kText},
                                      {"version", Shape::whole_number()},
                                      {"name", kText},
                                      {"email", kText},
                                      {"state", kText.one_of({"invited", "active", "left"})},
                                      {"restricted", Shape::yes_no()},
                                      {"second_factor", Shape::yes_no()},
                                      {"last_signed_in", kText},
                                      {"grants", Shape::list(Shape::named("Grant"))}}));
  table.define("RecordVersion", Shape::object({{"version", Shape::whole_number()},
                                               {"changed_at", kText},
                                               {"changed_by", kText},
                                               {"reason", kText},
                                               {"fields", Shape::map(kText)}}));
  table.define("Task", task_shape());
  table.define("Job", job_shape());
  table.define("AuditEntry", audit_shape());
}

}  // namespace headrow::records::api

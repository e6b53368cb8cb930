#include <fmt/format.h>

#include "commands.hpp"
#include "headrow/evidence/sources.hpp"
#include "headrow/formats/sha256.hpp"
#include "open_records.hpp"
#include "open_workspace.hpp"
#include "report_problem.hpp"

namespace headrow::app {
namespace {

/// Each part of a folder in turn: what holds is said, what does not is counted.
class Checking {
public:
  explicit Checking(Session& session) : session_(session) {}

  void holds(const std::string& words) { session_.out << words << "\n"; }
  void broken(const std::string& words) {
    ++broken_;
    session_.err << "headrow: " << words << "\n";
  }
  int status() const { return broken_ == 0 ? kDone : kFailed; }

private:
  Session& session_;
  int broken_ = 0;
};

void check_sources(Checking& checking, Workspace& workspace) {
  std::size_t count = 0, wrong = 0;
  for (const auto& source : evidence::sources(workspace.store())) {
    ++count;
    const auto sum = formats::sha256_of_file(workspace.store().source_file(source.sha256));
    if (sum && *sum == source.sha256) continue;
    ++wrong;
    checking.broken(fmt::format("The kept file of {} is {}.", source.file,
                                sum ? "another than was loaded" : "not there"));
  }
  if (wrong == 0)
    checking.holds(
        fmt::format("Evidence: the store opens, and all {} kept files are as they were loaded.", count));
}

void check_records(Checking& checking, RecordRooms& rooms, const std::optional<records::AuditHead>& anchor) {
  if (const auto whole = rooms.database().check(); whole) {
    checking.holds("Records: the store is whole.");
  } else {
    checking.broken(describe(whole.error()));
  }
  if (const auto whole = rooms.child_keys().check(); whole) {
    checking.holds("Keys of children: the store is whole.");
  } else {
    checking.broken(describe(whole.error()));
  }
  const auto audit =
      rooms.database().read([&](soci::session& sql) { return records::check_audit(sql, anchor); });
  if (audit.broken == 0) {
    checking.holds(fmt::format("Audit: all {} entries hold.", audit.entries));
  } else {
    checking.broken(fmt::format("The audit is broken at entry {}. {}", audit.broken, audit.reason));
  }
}

}  // namespace

int check_command(Session& session, const std::string& directory) {
  // Opening the record store writes the note anew, so it is read first.
  const auto anchor = records::read_anchor((session.path(directory) / "audit.anchor").string());
  auto workspace = OpenWorkspace::of(session, directory);
  if (!workspace) return report(session, workspace.error());
  auto rooms = OpenRecords::of(session, directory);
  if (!rooms) return report(session, rooms.error());
  Checking checking(session);
  check_sources(checking, workspace->get());
  check_records(checking, rooms->get(), anchor);
  return checking.status();
}

}  // namespace headrow::app

#include "writer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <soci/soci.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "connection.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

constexpr std::size_t kChangesACommit = 256;

Problem refused(const std::exception& error) {
  return {ProblemCode::Failed, fmt::format("The record store took nothing: {}", refusal_text(error)), {}};
}

std::string last_audited(soci::session& sql) {
  std::string at;
  for_each_row(sql, "SELECT at FROM audit ORDER BY number DESC LIMIT 1", {}, 1,
               [&](const std::vector<std::string>& row) { at = row[0]; });
  return at;
}

}  // namespace

Writer::Writer(std::unique_ptr<soci::session> sql, std::function<std::unique_ptr<soci::session>()> connect,
               const DatabaseSettings& settings)
    : sql_(std::move(sql)),
      connect_(std::move(connect)),
      now_(settings.now ? settings.now : utc_now),
      postgresql_(names_postgresql(settings.location)),
      head_(read_audit_head(*sql_)),
      last_instant_(last_audited(*sql_)) {
  if (!settings.anchor_file.empty()) {
    anchor_ = ::open(settings.anchor_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (anchor_ < 0) throw std::runtime_error("the note of the audit's end cannot be written");
  }
  thread_ = std::thread([this] { loop(); });
}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  asked_.notify_one();
  thread_.join();
  if (anchor_ >= 0) ::close(anchor_);
}

Result<void> Writer::run(Work work) {
  if (std::this_thread::get_id() == thread_.get_id())
    throw std::logic_error("A change of the record store was asked for inside another");
  auto change = std::make_unique<Change>();
  change->work = std::move(work);
  auto answer = change->answer.get_future();
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(change));
  }
  asked_.notify_one();
  return answer.get();
}

std::vector<std::unique_ptr<Writer::Change>> Writer::taken() {
  std::unique_lock lock(mutex_);
  asked_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
  std::vector<std::unique_ptr<Change>> changes;
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kChangesACommit));
  std::move(waiting_.begin(), end, std::back_inserter(changes));
  waiting_.erase(waiting_.begin(), end);
  return changes;
}

void Writer::loop() {
  while (true) {
    auto changes = taken();
    if (changes.empty()) return;
    commit_together(changes);
  }
}

void Writer::commit_together(std::vector<std::unique_ptr<Change>>& changes) {
  std::vector<Result<void>> answers;
  const AuditHead before = head_;
  try {
    if (!sql_) reconnect();
    *sql_ << (postgresql_ ? "BEGIN" : "BEGIN IMMEDIATE");
    const std::string now = next_instant();
    for (const auto& change : changes) answers.push_back(attempt(change->work, now));
    *sql_ << "COMMIT";
    if (head_.number != before.number) note_anchor();
  } catch (const std::exception& error) {
    head_ = before;
    answers.assign(changes.size(), tl::unexpected(refused(error)));
    try {
      if (sql_) *sql_ << "ROLLBACK";
    } catch (const std::exception&) {
      sql_.reset();
    }
    if (postgresql_) sql_.reset();
  }
  for (std::size_t i = 0; i < changes.size(); ++i) changes[i]->answer.set_value(std::move(answers[i]));
}

/// Each change stands or falls alone, though they are committed together.
Result<void> Writer::attempt(const Work& work, const std::string& now) {
  const AuditHead before = head_;
  Result<void> answer;
  *sql_ << "SAVEPOINT one_change";
  try {
    Transaction transaction(*sql_, head_, now);
    answer = work(transaction);
  } catch (const std::exception& error) {
    answer = tl::unexpected(refused(error));
  }
  if (!answer) {
    head_ = before;
    *sql_ << "ROLLBACK TO SAVEPOINT one_change";
  }
  *sql_ << "RELEASE SAVEPOINT one_change";
  return answer;
}

std::string Writer::next_instant() {
  last_instant_ = std::max(last_instant_, now_());
  return last_instant_;
}

/// One write of always the same length at the same place: a process that is killed leaves it whole.
void Writer::note_anchor() const {
  if (anchor_ < 0) return;
  const std::string line = fmt::format("{:020} {}\n", head_.number, head_.hash);
  [[maybe_unused]] const auto written = ::pwrite(anchor_, line.data(), line.size(), 0);
}

void Writer::reconnect() {
  sql_ = connect_();
  head_ = read_audit_head(*sql_);
}

}  // namespace headrow::records

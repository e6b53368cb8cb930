#include "headrow/records/child_keys.hpp"

#include <fmt/format.h>
#include <soci/soci.h>
#include <sodium.h>
#include <sys/stat.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>

#include "connection.hpp"
#include "headrow/records/database.hpp"
#include "headrow/records/sealing.hpp"
#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

/// What the file says of a child.
struct KeptKey {
  bool known = false;
  std::optional<SealingKey> key;  ///< nullopt when known: destroyed
};

KeptKey kept_key(soci::session& sql, std::string_view child) {
  KeptKey kept;
  for_each_row(sql, "SELECT key FROM child_key WHERE child = :a", {std::string(child)}, 1,
               [&](const std::vector<std::string>& row) {
                 kept.known = true;
                 if (row[0].empty()) return;
                 const std::string bytes = from_base64url(row[0]);
                 if (bytes.size() != SealingKey().size())
                   throw std::runtime_error("A child's key is damaged");
                 std::copy(bytes.begin(), bytes.end(), kept.key.emplace().begin());
               });
  return kept;
}

}  // namespace

struct ChildKeys::Parts {
  std::string file;
  mutable std::mutex mutex;
  std::unique_ptr<soci::session> sql;
};

ChildKeys::ChildKeys(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ChildKeys::~ChildKeys() = default;

Result<std::unique_ptr<ChildKeys>> ChildKeys::open(const std::filesystem::path& file) {
  if (sodium_init() < 0) return fail(ProblemCode::Failed, "The cryptographic library does not start.");
  auto parts = std::make_unique<Parts>();
  parts->file = file.string();
  try {
    const auto before = ::umask(0077);
    try {
      parts->sql = connect(parts->file, Access::Write);
    } catch (...) {
      ::umask(before);
      throw;
    }
    ::umask(before);
    *parts->sql << "PRAGMA secure_delete = ON";
    *parts->sql << "CREATE TABLE IF NOT EXISTS child_key (child TEXT PRIMARY KEY, key TEXT NOT NULL, "
                   "destroyed_at TEXT NOT NULL)";
  } catch (const std::exception& error) {
    return fail(ProblemCode::Failed,
                fmt::format("The keys of children do not open: {}.", refusal_text(error)), {parts->file});
  }
  return std::unique_ptr<ChildKeys>(new ChildKeys(std::move(parts)));
}

Result<std::string> ChildKeys::seal(std::string_view child, std::string_view context, std::string_view text) {
  const std::lock_guard lock(parts_->mutex);
  KeptKey kept = kept_key(*parts_->sql, child);
  if (kept.known && !kept.key)
    return fail(ProblemCode::Conflict,
                "What was kept of this child was destroyed: nothing more can be added.");
  if (!kept.known) {
    kept.key = new_sealing_key();
    execute(
        *parts_->sql, "INSERT INTO child_key (child, key, destroyed_at) VALUES (:a, :b, '')",
        {std::string(child), base64url({reinterpret_cast<const char*>(kept.key->data()), kept.key->size()})});
  }
  return seal_text(*kept.key, context, text);
}

std::optional<std::string> ChildKeys::open_sealed(std::string_view child, std::string_view context,
                                                  std::string_view sealed) const {
  const std::lock_guard lock(parts_->mutex);
  const KeptKey kept = kept_key(*parts_->sql, child);
  if (!kept.known) throw std::runtime_error("A sealed field's child has no key");
  if (!kept.key) return std::nullopt;
  return open_text(*kept.key, context, sealed);
}

Result<void> ChildKeys::destroy(std::string_view child) {
  const std::lock_guard lock(parts_->mutex);
  try {
    execute(*parts_->sql,
            "INSERT INTO child_key (child, key, destroyed_at) VALUES (:a, '', :b) "
            "ON CONFLICT (child) DO UPDATE SET key = '', destroyed_at = :b",
            {std::string(child), utc_now()});
    // The log ahead of the file still holds the page with the key: it is emptied as well.
    *parts_->sql << "PRAGMA wal_checkpoint(TRUNCATE)";
  } catch (const std::exception& error) {
    return fail(ProblemCode::Failed, fmt::format("The key was not destroyed: {}", refusal_text(error)));
  }
  return {};
}

Result<void> ChildKeys::check() const {
  const std::lock_guard lock(parts_->mutex);
  std::string said = "ok";
  try {
    for_each_row(*parts_->sql, "PRAGMA integrity_check(1)", {}, 1,
                 [&](const std::vector<std::string>& row) { said = row[0]; });
  } catch (const std::exception& error) {
    said = refusal_text(error);
  }
  if (said == "ok") return {};
  return fail(ProblemCode::Failed, fmt::format("The keys of children are damaged: {}.", said),
              {parts_->file});
}

Result<void> ChildKeys::copy_to(const std::filesystem::path& file) const {
  if (std::filesystem::exists(file))
    return fail(ProblemCode::Conflict, "The file is there already.", {file.string()});
  const std::lock_guard lock(parts_->mutex);
  try {
    execute(*parts_->sql, "VACUUM INTO :a", {file.string()});
    std::filesystem::permissions(file,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  } catch (const std::exception& error) {
    return fail(ProblemCode::Failed, fmt::format("The copy failed: {}", refusal_text(error)),
                {file.string()});
  }
  return {};
}

}  // namespace headrow::records

#include "migrations.hpp"

#include <fmt/format.h>
#include <soci/soci.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>

#include "headrow/records/statement.hpp"

namespace headrow::records {
namespace {

/// One numbered step: what all databases understand, then what is for this one alone.
struct Migration {
  int number = 0;
  std::string name;
  std::string sql;
};

std::vector<Migration> migrations_for(bool postgresql) {
  const std::string own = postgresql ? ".postgresql.sql" : ".sqlite.sql";
  const std::string other = postgresql ? ".sqlite.sql" : ".postgresql.sql";
  std::map<int, Migration> steps;
  for (const auto& [file, sql] : migration_files()) {
    if (file.ends_with(other)) continue;
    int number = 0;
    std::from_chars(file.data(), file.data() + file.size(), number);
    Migration& step = steps[number];
    step.number = number;
    step.name = file.substr(0, file.find('.'));
    step.sql = file.ends_with(own) ? step.sql + sql : sql + step.sql;
  }
  std::vector<Migration> in_order;
  in_order.reserve(steps.size());
  for (auto& [number, step] : steps) in_order.push_back(std::move(step));
  return in_order;
}

std::string hash_of(std::string_view text) {
  unsigned char hash[crypto_generichash_BYTES];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  return hexadecimal(hash, sizeof hash);
}

/// Statements end with a semicolon at the end of a line; lines that begin with two hyphens are remarks.
std::vector<std::string> statements_of(const std::string& sql) {
  std::vector<std::string> statements;
  std::string statement;
  std::istringstream lines(sql);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with("--")) continue;
    const bool last = line.ends_with(';');
    statement += last ? line.substr(0, line.size() - 1) : line + "\n";
    if (last) statements.push_back(std::exchange(statement, ""));
  }
  if (!statement.empty()) statements.push_back(statement);
  return statements;
}

std::map<int, std::string> seen_by(soci::session& sql) {
  sql << "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, "
         "hash TEXT NOT NULL, run_at TEXT NOT NULL)";
  std::map<int, std::string> seen;
  long long number = 0;
  std::string hash;
  soci::statement rows =
      (sql.prepare << "SELECT number, hash FROM migration", soci::into(number), soci::into(hash));
  rows.execute();
  while (rows.fetch()) seen[static_cast<int>(number)] = hash;
  return seen;
}

}  // namespace

int newest_migration() {
  const auto steps = migrations_for(false);
  return steps.empty() ? 0 : steps.back().number;
}

Result<void> migrate(soci::session& sql, bool postgresql, const std::string& now) {
  const auto seen = seen_by(sql);
  if (!seen.empty() && seen.rbegin()->first > newest_migration()) {
    return fail(ProblemCode::Conflict,
                fmt::format("The record store was written by a newer Headrow (schema {}; this one knows {}). "
                            "Use that one, or restore a backup of before.",
                            seen.rbegin()->first, newest_migration()));
  }
  for (const Migration& step : migrations_for(postgresql)) {
    const std::string hash = hash_of(step.sql);
    if (const auto at = seen.find(step.number); at != seen.end()) {
      if (at->second == hash) continue;
      return fail(
          ProblemCode::Conflict,
          fmt::format("The record store ran another migration {} than this programme's: it belongs to "
                      "another version of Headrow. Use that one.",
                      step.number));
    }
    for (const auto& statement : statements_of(step.sql)) sql << statement;
    sql << "INSERT INTO migration (number, name, hash, run_at) VALUES (:number, :name, :hash, :now)",
        soci::use(step.number), soci::use(step.name), soci::use(hash), soci::use(now);
  }
  return {};
}

}  // namespace headrow::records

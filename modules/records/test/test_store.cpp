#include "test_store.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <cstdlib>

namespace headrow::records {
namespace {

std::string server_parameters() {
  const char* given = std::getenv("HEADROW_TEST_POSTGRESQL");
  return given == nullptr ? "" : given;
}

std::string database_named(const std::string& name) {
  return fmt::format("postgresql:///{}?{}", name, server_parameters());
}

std::string new_database() {
  const std::string name = "t" + new_id();
  soci::session sql(soci::postgresql, database_named("postgres"));
  sql << "CREATE DATABASE " + name;
  return name;
}

}  // namespace

bool TestStore::on_postgresql() {
  return !server_parameters().empty();
}

TestStore::TestStore() {
  location_ = on_postgresql() ? database_named(new_database()) : (folder_.path() / "records.sqlite").string();
  const auto opened = open_again();
  if (!opened) throw std::runtime_error(describe(opened.error()));
}

TestStore::~TestStore() = default;

Result<void> TestStore::open_again() {
  DatabaseSettings settings;
  settings.location = location_;
  settings.now = [this] { return now; };
  settings.anchor_file = anchor_file();
  auto opened = Database::open(settings);
  if (!opened) return tl::unexpected(opened.error());
  database_ = std::move(*opened);
  return {};
}

void TestStore::reopen() {
  close();
  const auto opened = open_again();
  ASSERT_TRUE(opened) << describe(opened.error());
}

void TestStore::tamper(const std::string& statement) const {
  const std::string place = on_postgresql() ? location_ : fmt::format("dbname=\"{}\" timeout=10", location_);
  if (on_postgresql()) {
    soci::session sql(soci::postgresql, place);
    sql << statement;
  } else {
    soci::session sql(soci::sqlite3, place);
    sql << statement;
  }
}

const Roles& test_roles() {
  static const Roles roles = Roles::read(std::string(HEADROW_CATALOG) + "/frameworks/roles.toml").value();
  return roles;
}

Actor tester() {
  return {Principal::Kind::Person, "tester", "127.0.0.1", "request-1"};
}

}  // namespace headrow::records

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "headrow/records/child_keys.hpp"
#include "headrow/records/database.hpp"
#include "headrow/records/jobs.hpp"
#include "headrow/records/notices.hpp"
#include "headrow/records/people.hpp"
#include "headrow/records/retention.hpp"
#include "headrow/records/tasks.hpp"
#include "headrow/sign_in/sign_in.hpp"
#include "headrow/sign_in/single_sign_on.hpp"
#include "settings.hpp"

namespace headrow::app {

/// The record store of a data folder and all that works on it.
class RecordRooms {
public:
  /// Opens DIR/records.sqlite, or the PostgreSQL database that the settings name, and makes what is missing.
  static Result<std::unique_ptr<RecordRooms>> open(const std::filesystem::path& directory,
                                                   const Settings& settings, bool demonstration);

  records::Database& database() { return *database_; }
  records::People& people() { return *people_; }
  records::Principals& principals() { return *principals_; }
  records::Tasks& tasks() { return *tasks_; }
  records::NoticeSettings& notices() { return *notices_; }
  records::Jobs& jobs() { return *jobs_; }
  records::ChildKeys& child_keys() { return *child_keys_; }
  records::Retention& retention() { return *retention_; }
  /// Everything that is kept about somebody: `records::export_subject` over all classes and tables.
  Result<std::string> export_subject(const std::string& subject, const records::Actor& actor);
  sign_in::SignIn& sign_in() { return *sign_in_; }
  sign_in::SingleSignOn& single_sign_on() { return *single_sign_on_; }
  const std::filesystem::path& anchor_file() const { return anchor_file_; }

private:
  RecordRooms() = default;
  std::filesystem::path anchor_file_;
  records::Roles roles_;
  std::unique_ptr<records::Database> database_;
  std::unique_ptr<records::People> people_;
  std::unique_ptr<records::Principals> principals_;
  std::unique_ptr<records::Tasks> tasks_;
  std::unique_ptr<records::NoticeSettings> notices_;
  std::unique_ptr<records::Jobs> jobs_;
  std::unique_ptr<records::ChildKeys> child_keys_;
  std::unique_ptr<records::Retention> retention_;
  std::unique_ptr<sign_in::SignIn> sign_in_;
  std::unique_ptr<sign_in::SingleSignOn> single_sign_on_;
};

}  // namespace headrow::app

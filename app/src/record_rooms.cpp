#include "record_rooms.hpp"

#include "headrow/records/data_subjects.hpp"
#include "headrow/records/sealing.hpp"
#include "workspace.hpp"

namespace headrow::app {
namespace {

records::RecordClasses record_classes() {
  return {&records::person_class(), &records::grant_class(), &records::client_class(),
          &records::task_class()};
}

std::vector<records::PersonTable> person_tables() {
  auto tables = sign_in::person_tables();
  for (auto& table : records::notice_tables()) tables.push_back(std::move(table));
  return tables;
}

/// The authority's own rules, else the catalogue's.
std::filesystem::path retention_file(const std::filesystem::path& directory,
                                     const std::filesystem::path& catalogue) {
  const auto own = directory / "retention.toml";
  return std::filesystem::exists(own) ? own : catalogue / "frameworks" / "retention.toml";
}

}  // namespace

Result<std::unique_ptr<RecordRooms>> RecordRooms::open(const std::filesystem::path& directory,
                                                       const Settings& settings, bool demonstration) {
  std::unique_ptr<RecordRooms> rooms(new RecordRooms());
  const auto catalogue = catalogue_folder();
  if (!catalogue) return tl::unexpected(catalogue.error());
  auto roles = records::Roles::read(*catalogue / "frameworks" / "roles.toml");
  if (!roles) return tl::unexpected(roles.error());
  rooms->roles_ = std::move(*roles);
  rooms->anchor_file_ = directory / "audit.anchor";

  records::DatabaseSettings store;
  store.location = settings.records.empty() ? (directory / "records.sqlite").string() : settings.records;
  store.anchor_file = rooms->anchor_file_.string();
  auto database = records::Database::open(store);
  if (!database) return tl::unexpected(database.error());
  const auto key = records::sealing_key_of(directory / "secret.key");
  if (!key) return tl::unexpected(key.error());

  auto providers = sign_in::read_identity_providers(directory / "single_sign_on.toml", rooms->roles_);
  if (!providers) return tl::unexpected(providers.error());

  auto rules = records::read_retention_rules(retention_file(directory, *catalogue), record_classes());
  if (!rules) return tl::unexpected(rules.error());
  auto child_keys = records::ChildKeys::open(directory / "keys.sqlite");
  if (!child_keys) return tl::unexpected(child_keys.error());

  rooms->database_ = std::move(*database);
  rooms->people_ = std::make_unique<records::People>(*rooms->database_, rooms->roles_);
  rooms->principals_ = std::make_unique<records::Principals>(*rooms->people_);
  rooms->tasks_ = std::make_unique<records::Tasks>(*rooms->people_, *rooms->principals_);
  rooms->notices_ = std::make_unique<records::NoticeSettings>(*rooms->database_);
  rooms->jobs_ = std::make_unique<records::Jobs>(*rooms->database_);
  rooms->child_keys_ = std::move(*child_keys);
  rooms->retention_ = std::make_unique<records::Retention>(
      *rooms->database_, *rooms->child_keys_, record_classes(), person_tables(), std::move(*rules));
  sign_in::Settings entry;
  entry.limits = settings.sessions;
  entry.demonstration = demonstration;
  rooms->sign_in_ =
      std::make_unique<sign_in::SignIn>(*rooms->people_, *rooms->principals_, *key, std::move(entry));
  rooms->single_sign_on_ = std::make_unique<sign_in::SingleSignOn>(std::move(*providers), *rooms->sign_in_);
  return rooms;
}

Result<std::string> RecordRooms::export_subject(const std::string& subject, const records::Actor& actor) {
  return records::export_subject(*database_, record_classes(), person_tables(), *child_keys_, subject, actor);
}

}  // namespace headrow::app

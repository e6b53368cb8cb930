#include "settings.hpp"

#include "headrow/formats/toml.hpp"

namespace headrow::app {
namespace {

std::chrono::minutes minutes_of(formats::TomlTable& table, const char* key, std::chrono::seconds otherwise) {
  const auto minutes = table.integer(key, std::chrono::floor<std::chrono::minutes>(otherwise).count());
  if (minutes < 1 || minutes > 24 * 60)
    table.wrong(key, "It is a number of minutes from 1 to 1440.", std::to_string(minutes));
  return std::chrono::minutes(minutes);
}

Settings settings_of(formats::TomlTable& table) {
  Settings settings;
  settings.address = table.text("address", settings.address);
  settings.public_area = table.boolean("public_area", settings.on_loopback());
  settings.certificate = table.text("certificate");
  settings.key = table.text("key");
  settings.public_address = table.text("public_address");
  settings.records = table.text("records");
  if (settings.certificate.empty() != settings.key.empty())
    table.wrong("certificate", "A certificate and its key belong together.");
  auto& sessions = settings.sessions;
  sessions.idle = minutes_of(table, "session_idle_minutes", sessions.idle);
  sessions.most = minutes_of(table, "session_most_minutes", sessions.most);
  sessions.idle_by_link = minutes_of(table, "parent_session_idle_minutes", sessions.idle_by_link);
  sessions.most_by_link = minutes_of(table, "parent_session_most_minutes", sessions.most_by_link);
  return settings;
}

}  // namespace

bool Settings::on_loopback() const {
  return address == "127.0.0.1" || address == "::1" || address == "localhost";
}

std::string Settings::public_host() const {
  const auto begin = public_address.find("://");
  if (begin == std::string::npos) return "";
  const std::string rest = public_address.substr(begin + 3);
  return rest.substr(0, rest.find_first_of(":/"));
}

Result<Settings> read_settings(const std::filesystem::path& directory) {
  const auto file = directory / "settings.toml";
  if (!std::filesystem::exists(file)) return Settings{};
  return formats::read_toml(file, settings_of);
}

}  // namespace headrow::app

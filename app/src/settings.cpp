#include "settings.hpp"

#include <fstream>

#include "headrow/formats/toml.hpp"
#include "headrow/records/database.hpp"

namespace headrow::app {
namespace {

bool on_loopback(std::string_view host) {
  return host == "127.0.0.1" || host == "::1" || host == "[::1]" || host == "localhost";
}

std::chrono::minutes minutes_of(formats::TomlTable& table, const char* key, std::chrono::seconds otherwise) {
  constexpr std::int64_t day = 24L * 60;
  const auto minutes = table.integer(key, std::chrono::floor<std::chrono::minutes>(otherwise).count());
  if (minutes < 1 || minutes > day)
    table.wrong(key, "It is a number of minutes from 1 to 1440.", std::to_string(minutes));
  return std::chrono::minutes(minutes);
}

/// A secret stands in a file of its own, so that the settings may be shown to who helps with them.
std::string secret_of(formats::TomlTable& table, const char* key, const std::filesystem::path& directory) {
  const std::string name = table.text(key);
  if (name.empty()) return "";
  std::ifstream file(directory / name);
  std::string secret;
  if (!file || !std::getline(file, secret))
    table.wrong(key, "There is no such file, or nothing in it.", name);
  return secret;
}

records::MailSettings mail_of(formats::TomlTable& table, const std::filesystem::path& directory) {
  records::MailSettings mail;
  mail.url = table.needed_text("url");
  mail.from = table.needed_text("from");
  mail.user = table.text("user");
  mail.password = secret_of(table, "password_file", directory);
  mail.must_encrypt = table.boolean("must_encrypt", true);
  table.finish();
  return mail;
}

Settings settings_of(formats::TomlTable& table, const std::filesystem::path& directory) {
  Settings settings;
  settings.address = table.text("address", settings.address);
  settings.behind_proxy = table.boolean("behind_proxy", false);
  settings.public_area = table.boolean("public_area", !settings.beyond_loopback());
  settings.certificate = table.text("certificate");
  settings.key = table.text("key");
  settings.public_address = table.text("public_address");
  settings.records = table.text("records");
  if (!settings.records.empty() && !records::names_postgresql(settings.records))
    table.wrong("records", "It is the address of a PostgreSQL database: postgresql://user@host/name.");
  if (settings.certificate.empty() != settings.key.empty())
    table.wrong("certificate", "A certificate and its key belong together.");
  if (settings.behind_proxy && !settings.public_address.starts_with("https://"))
    table.wrong("behind_proxy", "The proxy speaks TLS: 'public_address' says by what https:// address.");
  const std::string public_host = settings.public_host();
  if (!settings.beyond_loopback() && !public_host.empty() && !on_loopback(public_host))
    table.wrong("public_address",
                "Nobody elsewhere can ask: set 'address' and 'certificate', or 'behind_proxy = true' where a "
                "proxy on this machine passes requests on.",
                settings.public_address);
  auto& sessions = settings.sessions;
  sessions.idle = minutes_of(table, "session_idle_minutes", sessions.idle);
  sessions.most = minutes_of(table, "session_most_minutes", sessions.most);
  sessions.idle_by_link = minutes_of(table, "parent_session_idle_minutes", sessions.idle_by_link);
  sessions.most_by_link = minutes_of(table, "parent_session_most_minutes", sessions.most_by_link);
  auto mail = table.tables("mail");
  if (mail.size() > 1) mail[1].wrong("url", "There is one mail server.");
  if (!mail.empty()) {
    settings.mail = mail_of(mail.front(), directory);
    if (settings.public_address.empty())
      table.wrong("public_address", "Letters need the address that their links begin with.");
  }
  return settings;
}

}  // namespace

bool Settings::beyond_loopback() const {
  return behind_proxy || !on_loopback(address);
}

std::string Settings::public_host() const {
  const auto begin = public_address.find("://");
  if (begin == std::string::npos) return "";
  const std::string rest = public_address.substr(begin + 3);
  if (rest.starts_with('[')) return rest.substr(0, rest.find(']') + 1);
  return rest.substr(0, rest.find_first_of(":/"));
}

Result<void> write_records_setting(const std::filesystem::path& directory, const std::string& records) {
  using std::filesystem::perms;
  const auto file = directory / "settings.toml";
  std::ofstream out(file);
  std::error_code refused;
  std::filesystem::permissions(file, perms::owner_read | perms::owner_write, refused);
  out << "records = " << formats::quoted_toml(records) << "\n";
  if (refused || !out.flush()) return fail(ProblemCode::Failed, "Cannot be written.", {file.string()});
  return {};
}

Result<Settings> read_settings(const std::filesystem::path& directory) {
  const auto file = directory / "settings.toml";
  if (!std::filesystem::exists(file)) return Settings{};
  return formats::read_toml(file, [&](formats::TomlTable& table) { return settings_of(table, directory); });
}

}  // namespace headrow::app

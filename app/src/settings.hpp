#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "headrow/base/result.hpp"
#include "headrow/records/mail.hpp"
#include "headrow/sign_in/sessions.hpp"

namespace headrow::app {

/// What an authority sets for its server: DIR/settings.toml, described in docs/running.md. A folder without
/// the file has the defaults.
struct Settings {
  bool public_area = true;  ///< published figures are open without signing in; closed beyond loopback
                            ///< unless the file opens them
  std::string address = "127.0.0.1";  ///< to listen on
  std::string certificate, key;       ///< files in PEM, for TLS; "" none
  bool behind_proxy = false;          ///< a reverse proxy with TLS on this machine stands in front
  std::string public_address;         ///< "https://headrow.example.org": what links in letters begin with
  std::string records;                ///< "postgresql://…"; "" the folder's own file
  sign_in::SessionLimits sessions;
  records::MailSettings mail;

  /// Whether other machines can ask, past a proxy or not.
  bool beyond_loopback() const;
  /// The host of the public address, "" without one.
  std::string public_host() const;
};

/// Makes DIR/settings.toml, for the owner alone, with the PostgreSQL database that keeps the records.
Result<void> write_records_setting(const std::filesystem::path& directory, const std::string& records);

/// Reads DIR/settings.toml. BadInput with line and key for what cannot be so.
Result<Settings> read_settings(const std::filesystem::path& directory);

}  // namespace headrow::app

#pragma once

#include <string>

#include "headrow/base/result.hpp"

namespace headrow::records {

/// A letter, in plain text.
struct Mail {
  std::string to, subject, text;
};

/// The mail server of an authority.
struct MailSettings {
  std::string url;   ///< "smtps://mail.example.org" or "smtp://mail.example.org:587"; "" sends nothing
  std::string from;  ///< the address letters come from
  std::string user, password;
  bool must_encrypt =
      true;  ///< smtp:// goes on with STARTTLS or not at all; off only for a server on loopback
};

/// Sends a letter by SMTP (RFC 5321; libcurl), waiting at most half a minute. BadInput for addresses or a
/// subject that would become other header fields; Unavailable when the server does not take it, in its own
/// words.
Result<void> send_mail(const MailSettings& settings, const Mail& mail);

/// The letter as it travels (RFC 5322): header fields, then the text in base 64, so that no line is too long.
std::string mail_message(const std::string& from, const Mail& mail, const std::string& date,
                         const std::string& id);

}  // namespace headrow::records

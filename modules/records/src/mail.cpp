#include "headrow/records/mail.hpp"

#include <curl/curl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>

#include "headrow/records/record.hpp"

namespace headrow::records {
namespace {

constexpr long kPatience = 30;  // seconds
constexpr std::size_t kLine = 76;

bool is_one_line(const std::string& text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// An address as it stands between < and >.
bool is_address(const std::string& text) {
  return is_one_line(text) && text.find('@') != std::string::npos &&
         text.find_first_of("<> ,;") == std::string::npos;
}

std::string base64(const std::string& bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), kVariant);
  text.pop_back();
  return text;
}

std::string in_lines(const std::string& text) {
  std::string lines;
  for (std::size_t at = 0; at < text.size(); at += kLine) lines += text.substr(at, kLine) + "\r\n";
  return lines;
}

struct Upload {
  std::string message;
  std::size_t sent = 0;

  static std::size_t give(char* buffer, std::size_t size, std::size_t count, void* self) {
    auto& upload = *static_cast<Upload*>(self);
    const std::size_t part = std::min(size * count, upload.message.size() - upload.sent);
    std::copy_n(upload.message.data() + upload.sent, part, buffer);
    upload.sent += part;
    return part;
  }
};

std::string now_as_mail_has_it() {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

void set_up(CURL* curl, const MailSettings& settings, curl_slist* recipients, Upload& upload) {
  const std::string from = "<" + settings.from + ">";
  curl_easy_setopt(curl, CURLOPT_URL, settings.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_USE_SSL, settings.must_encrypt ? CURLUSESSL_ALL : CURLUSESSL_NONE);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kPatience);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  if (!settings.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &Upload::give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
}

}  // namespace

std::string mail_message(const std::string& from, const Mail& mail, const std::string& date,
                         const std::string& id) {
  const bool ascii =
      std::ranges::all_of(mail.subject, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const std::string subject = ascii ? mail.subject : "=?utf-8?B?" + base64(mail.subject) + "?=";
  return fmt::format(
      "Date: {}\r\nFrom: Headrow <{}>\r\nTo: <{}>\r\nMessage-ID: <{}@headrow>\r\nSubject: "
      "{}\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nAuto-Submitted: "
      "auto-generated\r\n\r\n{}",
      date, from, mail.to, id, subject, in_lines(base64(mail.text)));
}

Result<void> send_mail(const MailSettings& settings, const Mail& mail) {
  if (!is_address(mail.to) || !is_address(settings.from) || !is_one_line(mail.subject))
    return fail(ProblemCode::BadInput, "A letter has one address each way and a subject of one line.");
  static std::once_flag started;
  std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  const std::string recipient = "<" + mail.to + ">";
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
      curl_slist_append(nullptr, recipient.c_str()), &curl_slist_free_all);
  Upload upload{mail_message(settings.from, mail, now_as_mail_has_it(), new_id()), 0};
  set_up(curl.get(), settings, recipients.get(), upload);
  const CURLcode done = curl_easy_perform(curl.get());
  if (done == CURLE_OK) return {};
  return fail(ProblemCode::Unavailable,
              fmt::format("The mail server did not take the letter: {}.", curl_easy_strerror(done)));
}

}  // namespace headrow::records

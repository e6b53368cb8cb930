#include "headrow/records/mail.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

namespace headrow::records {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A real mail server on loopback (npm smtp-server), gone with its object.
class MailServer {
public:
  explicit MailServer(const std::string& option = "") {
    int to[2], from[2];
    if (::pipe(to) != 0 || ::pipe(from) != 0) throw std::runtime_error("no pipe");
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(to[0], 0);
      ::dup2(from[1], 1);
      ::close(to[1]);
      ::close(from[0]);
      ::execl(HEADROW_NODE, "node", HEADROW_MAIL_SERVER, HEADROW_PARTS, option.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(to[0]);
    ::close(from[1]);
    stop_ = to[1];
    lines_ = ::fdopen(from[0], "r");
    url_ = "smtp://127.0.0.1:" + line();
    url_.pop_back();
  }
  ~MailServer() {
    ::close(stop_);
    ::waitpid(process_, nullptr, 0);
    std::fclose(lines_);
  }
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;

  const std::string& url() const { return url_; }
  /// The next letter that came, as a line of JSON.
  std::string line() {
    std::string text(65536, '\0');
    if (std::fgets(text.data(), static_cast<int>(text.size()), lines_) == nullptr) return "\n";
    text.resize(text.find('\0'));
    return text;
  }

private:
  pid_t process_ = 0;
  int stop_ = -1;
  std::FILE* lines_ = nullptr;
  std::string url_;
};

MailSettings settings_for(const MailServer& server) {
  return {server.url(), "headrow@example.org", "", "", false};
}

TEST(Mail, ArrivesAtARealServer) {
  MailServer server;
  MailSettings settings = settings_for(server);
  settings.user = "headrow";
  settings.password = "secret";
  const auto sent = send_mail(
      settings, {"ada@example.org", "Something waits for you", "See https://headrow.example.org/tasks\n"});
  ASSERT_TRUE(sent) << describe(sent.error());
  const std::string letter = server.line();
  EXPECT_THAT(letter, HasSubstr(R"("from":"headrow@example.org","to":["ada@example.org"],"user":"headrow")"));
  EXPECT_THAT(letter, HasSubstr("Subject: Something waits for you\\r\\n"));
  EXPECT_THAT(letter, HasSubstr("U2VlIGh0dHBzOi8vaGVhZHJvdy5leGFtcGxlLm9yZy90YXNrcwo="));
}

TEST(Mail, SaysWhenTheServerDoesNotTakeIt) {
  const MailServer refusing("--refuse");
  const auto refused = send_mail(settings_for(refusing), {"ada@example.org", "s", "t"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ProblemCode::Unavailable);
  MailSettings nowhere{"smtp://127.0.0.1:1", "headrow@example.org", "", "", false};
  EXPECT_EQ(send_mail(nowhere, {"ada@example.org", "s", "t"}).error().code, ProblemCode::Unavailable);
  MailSettings encrypted = settings_for(refusing);
  encrypted.must_encrypt = true;
  EXPECT_FALSE(send_mail(encrypted, {"ada@example.org", "s", "t"}))
      << "a server without STARTTLS is sent nothing";
}

TEST(Mail, TakesNoFurtherHeaderFields) {
  const MailSettings settings{"smtp://127.0.0.1:1", "headrow@example.org", "", "", false};
  for (const auto& mail : {Mail{"ada@example.org\r\nBcc: eve@example.org", "s", "t"},
                           Mail{"ada@example.org", "s\r\nBcc: e@e.e", "t"},
                           Mail{"ada@example.org> <eve@example.org", "s", "t"}, Mail{"ada", "s", "t"}})
    EXPECT_EQ(send_mail(settings, mail).error().code, ProblemCode::BadInput) << mail.to << mail.subject;
}

TEST(Mail, IsWrittenAsTheStandardSays) {
  const std::string message = mail_message("h@example.org", {"a@example.org", "Größe", std::string(200, 'x')},
                                           "Tue, 03 Mar 2026 09:30:00 +0000", "id");
  EXPECT_THAT(message, HasSubstr("Subject: =?utf-8?B?R3LDtsOfZQ==?=\r\n"));
  EXPECT_THAT(message, HasSubstr("Date: Tue, 03 Mar 2026 09:30:00 +0000\r\nFrom: Headrow "
                                 "<h@example.org>\r\nTo: <a@example.org>\r\n"));
  for (std::size_t at = 0, end = 0; (end = message.find("\r\n", at)) != std::string::npos; at = end + 2)
    EXPECT_LE(end - at, 78U);
  EXPECT_THAT(message, Not(HasSubstr("\n\n")));
}

}  // namespace
}  // namespace headrow::records

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "headrow/records/mail.hpp"
#include "headrow/records/notices.hpp"

namespace headrow::app {

/// The letter that says that something waits, and links to it: nothing of what it is.
records::Mail waiting_letter(const records::DueLetter& due, const std::string& address);
/// The letter with a parent's or carer's link.
records::Mail link_letter(const std::string& email, const std::string& url);

/// Sends letters on a thread of its own: links at once, what waits for people when it is due, looking each
/// minute.
class Letters {
public:
  /// `address` is what links begin with; `log` is told of what could not be sent, without addresses.
  Letters(records::Database& database, records::MailSettings settings, std::string address,
          std::function<void(const std::string&)> log);
  ~Letters();  ///< sends what was asked at once, then stops

  /// Queues a link; where no mail server is set, says so in the log.
  void send_link(const std::string& email, const std::string& url);

private:
  void loop();
  void send_due();

  records::Database& database_;
  const records::MailSettings settings_;
  const std::string address_;
  std::function<void(const std::string&)> log_;
  std::mutex mutex_;
  std::condition_variable asked_;
  std::deque<records::Mail> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace headrow::app

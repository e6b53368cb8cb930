#include "letters.hpp"

#include <fmt/format.h>

namespace headrow::app {
namespace {

constexpr std::chrono::seconds kBetweenLooks{60};
constexpr std::size_t kMostQueued = 1000;

}  // namespace

records::Mail waiting_letter(const records::DueLetter& due, const std::string& address) {
  std::string links;
  for (const auto& path : due.paths) links += address + path + "\n";
  const std::size_t count = due.paths.size();
  return {due.email,
          count == 1 ? "Something waits for you in Headrow" : "Some things wait for you in Headrow",
          fmt::format("Sign in to see what waits for you:\n\n{}\nHow often you are written to: {}/account\n",
                      links, address)};
}

records::Mail link_letter(const std::string& email, const std::string& url) {
  return {email, "Your link to Headrow",
          fmt::format("Open this link to sign in. It works once, for a quarter of an hour:\n\n{}\n\nIf you "
                      "did not ask for it, "
                      "you need do nothing.\n",
                      url)};
}

Letters::Letters(records::Database& database, records::MailSettings settings, std::string address,
                 std::function<void(const std::string&)> log)
    : database_(database),
      settings_(std::move(settings)),
      address_(std::move(address)),
      log_(std::move(log)) {
  if (!settings_.url.empty()) thread_ = std::thread([this] { loop(); });
}

Letters::~Letters() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  asked_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Letters::send_link(const std::string& email, const std::string& url) {
  if (settings_.url.empty()) {
    log_("A parent or carer asked for a link, and no mail server is set: see [mail] in docs/running.md.");
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= kMostQueued) return;
    queue_.push_back(link_letter(email, url));
  }
  asked_.notify_one();
}

void Letters::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_ || !queue_.empty()) {
    while (!queue_.empty()) {
      const records::Mail mail = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      if (const auto sent = send_mail(settings_, mail); !sent)
        log_("A link was not sent. " + sent.error().message);
      lock.lock();
    }
    if (stopping_) return;
    lock.unlock();
    send_due();
    lock.lock();
    asked_.wait_for(lock, kBetweenLooks, [this] { return stopping_ || !queue_.empty(); });
  }
}

void Letters::send_due() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  try {
    for (const auto& due : records::due_letters(database_, now)) {
      const auto sent = send_mail(settings_, waiting_letter(due, address_));
      if (!sent) log_("A letter was not sent. " + sent.error().message);
      (void)records::note_letter(database_, due, sent.has_value());
    }
  } catch (const std::exception& error) {
    log_(std::string("Letters could not be looked up: ") + error.what());
  }
}

}  // namespace headrow::app

#include <sodium.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

#include "headrow/sign_in/passphrase.hpp"

namespace headrow::sign_in {
namespace {

Problem queue_full() {
  return {
      ProblemCode::Unavailable, "Many people are signing in at this moment. Try again in a few seconds.", {}};
}

/// On a busy machine, who signs in waits a little longer, so that who works waits no longer. Linux keeps a
/// priority for each thread; that it is not lowered costs nothing but that.
void give_way() {
  constexpr int kNiceness = 10;
  (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNiceness);
}

std::string hashed(const HashCost& cost, const std::string& passphrase) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), passphrase.data(), passphrase.size(), cost.passes, cost.memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("There is not enough memory to hash a passphrase");
  return hash.data();
}

}  // namespace

PassphraseHasher::PassphraseHasher(HashCost cost, std::size_t waiting) : cost_(cost), waiting_(waiting) {
  if (sodium_init() < 0) throw std::runtime_error("The cryptographic library does not start");
  thread_ = std::thread([this] {
    give_way();
    of_nobody_ = hashed(cost_, "nobody's");
    loop();
  });
}

PassphraseHasher::~PassphraseHasher() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  asked_.notify_one();
  thread_.join();
}

Result<std::string> PassphraseHasher::hash(const std::string& passphrase) {
  std::string hash;
  const auto done = on_thread([&] { hash = hashed(cost_, passphrase); });
  if (!done) return tl::unexpected(done.error());
  return hash;
}

Result<bool> PassphraseHasher::matches(const std::string& hash, const std::string& passphrase) {
  bool same = false;
  const auto done = on_thread([&] {
    const std::string& compared = hash.empty() ? of_nobody_ : hash;
    same = crypto_pwhash_str_verify(compared.c_str(), passphrase.data(), passphrase.size()) == 0;
  });
  if (!done) return tl::unexpected(done.error());
  return same && !hash.empty();
}

bool PassphraseHasher::is_outdated(const std::string& hash) const {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.passes, cost_.memory) != 0;
}

Result<void> PassphraseHasher::on_thread(std::function<void()> work) {
  std::packaged_task<void()> task(std::move(work));
  auto done = task.get_future();
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= waiting_) return tl::unexpected(queue_full());
    queue_.push_back(std::move(task));
  }
  asked_.notify_one();
  done.get();
  return {};
}

void PassphraseHasher::loop() {
  std::unique_lock lock(mutex_);
  while (true) {
    asked_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    auto task = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    task();
    lock.lock();
  }
}

}  // namespace headrow::sign_in

#include "tcp_listener.hpp"

#include <fmt/format.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <restinio/all.hpp>
#include <restinio/tls.hpp>

#include "response_head.hpp"

namespace headrow::http {
namespace {

constexpr std::size_t kIoThreads = 2;
constexpr std::size_t kMostConnections = 512;
constexpr std::size_t kMostStreams = 32;
constexpr std::size_t kMostWaiting = 16;  // handlers that wait at once, and as many requests behind them
constexpr auto kToHandle = std::chrono::seconds(120);
constexpr auto kToWrite = std::chrono::seconds(30);
constexpr auto kToFinish = std::chrono::seconds(5);

// Far beyond what the dispatcher takes: here the connection is broken off without an answer.
constexpr std::size_t kLongestTarget = std::size_t{64} * 1024;
constexpr std::size_t kLongestName = 1024;
constexpr std::size_t kLongestValue = std::size_t{64} * 1024;
constexpr std::size_t kMostFields = 128;
constexpr std::uint64_t kLongestBody = std::uint64_t{2} * 1024 * 1024;

struct PlainTraits : restinio::default_traits_t {
  static constexpr bool use_connection_count_limiter = true;
};
struct TlsTraits : restinio::default_tls_traits_t {
  static constexpr bool use_connection_count_limiter = true;
};

/// A server that runs, with or without TLS.
class Running {
public:
  virtual ~Running() = default;
  virtual void stop() = 0;
};

template <typename Traits>
class RunningServer final : public Running {
public:
  explicit RunningServer(restinio::server_settings_t<Traits> settings)
      : server_(restinio::run_async<Traits>(restinio::own_io_context(), std::move(settings), kIoThreads)) {}
  void stop() override {
    server_->stop();
    server_->wait();
  }

private:
  restinio::running_server_handle_t<Traits> server_;
};

bool on_loopback(const std::string& address) {
  return address == "127.0.0.1" || address == "::1" || address == "localhost";
}

/// TLS 1.2 and later, as OpenSSL's defaults have it. Throws asio::system_error for files that cannot be used.
asio::ssl::context tls_context(const ServerSettings& settings) {
  asio::ssl::context context(asio::ssl::context::tls_server);
  context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                      asio::ssl::context::no_tlsv1_1);
  context.use_certificate_chain_file(settings.certificate.string());
  context.use_private_key_file(settings.key.string(), asio::ssl::context::pem);
  return context;
}

/// How many requests have been taken and not yet been answered in full.
class Open {
public:
  void begin() { ++count_; }
  void end() {
    if (--count_ == 0) {
      const std::lock_guard lock(mutex_);
      none_.notify_all();
    }
  }
  void wait(std::chrono::seconds patience) {
    std::unique_lock lock(mutex_);
    none_.wait_for(lock, patience, [this] { return count_ == 0; });
  }

private:
  std::atomic<std::size_t> count_ = 0;
  std::mutex mutex_;
  std::condition_variable none_;
};

/// One request taken; let go of when its answer is sent, or dropped because the asker has gone.
class Ticket {
public:
  explicit Ticket(Open& open) : open_(open) { open_.begin(); }
  ~Ticket() { open_.end(); }
  Ticket(const Ticket&) = delete;
  Ticket& operator=(const Ticket&) = delete;

private:
  Open& open_;
};
using Held = std::shared_ptr<const Ticket>;

Request read(const restinio::request_t& asked, bool secure) {
  Request request;
  request.channel = Channel::Tcp;
  request.secure = secure;
  request.address = asked.remote_endpoint().address().to_string();
  request.method = read_method(asked.header().method().c_str());
  request.target = asked.header().request_target();
  request.body = asked.body();
  asked.header().for_each_field([&](const auto& field) {
    request.headers.push_back({std::string(field.name()), std::string(field.value())});
  });
  return request;
}

void write(restinio::request_t& asked, const Response& response, bool last, Held ticket) {
  const restinio::http_status_line_t status(
      restinio::http_status_code_t(static_cast<std::uint16_t>(response.status)),
      std::string(reason_phrase(response.status)));
  auto builder = asked.create_response<restinio::user_controlled_output_t>(status);
  if (last) builder.connection_close();
  builder.append_header_date_field();
  if (!response.content_type.empty()) {
    builder.append_header(restinio::http_field::content_type, response.content_type);
  }
  for (const auto& header : response.headers) builder.append_header(header.name, header.value);
  builder.set_content_length(response.text().size());
  if (response.body && !response.body->empty() && !response.without_body) builder.append_body(response.body);
  builder.done([held = std::move(ticket)](const auto&) {});
}

/// An answer in chunks, each sent as it is written. `ended` says that nobody is to be told any more.
void write_stream(restinio::request_t& asked, const Response& response, const std::function<bool()>& ended) {
  auto builder = asked.create_response<restinio::chunked_output_t>(restinio::status_ok());
  builder.append_header_date_field();
  builder.append_header(restinio::http_field::content_type, response.content_type);
  for (const auto& header : response.headers) builder.append_header(header.name, header.value);
  builder.connection_close();
  const auto gone = std::make_shared<std::atomic<bool>>(false);
  const auto note = [gone](const auto& failure) {
    if (failure) *gone = true;
  };
  builder.flush(note);
  response.stream([&](std::string_view bytes) {
    if (*gone || ended()) return false;
    builder.append_chunk(std::string(bytes));
    builder.flush(note);
    return true;
  });
  builder.done(note);
}

}  // namespace

struct TcpListener::Parts {
  const Dispatcher& dispatcher;
  WorkerPool& pool;
  Open open;
  std::atomic<bool> refusing = false;
  unsigned short port = 0;
  std::atomic<std::size_t> streaming = 0;
  WorkerPool streams{kMostStreams,
                     kMostStreams};  ///< answers that take minutes keep no worker from the others
  WorkerPool patient{kMostWaiting, kMostWaiting};  ///< for handlers that wait
  bool secure = false;
  std::unique_ptr<Running> server;

  Parts(const Dispatcher& dispatch, WorkerPool& workers) : dispatcher(dispatch), pool(workers) {}

  restinio::request_handling_status_t take(const restinio::request_handle_t& asked) {
    if (asked->header().connection() == restinio::http_connection_header_t::upgrade)
      return restinio::request_rejected();
    const auto ticket = std::make_shared<const Ticket>(open);
    const bool taken = !refusing && pool.submit([this, asked, ticket] { answer(asked, ticket); });
    if (!taken) write(*asked, dispatcher.busy(), refusing, ticket);
    return restinio::request_accepted();
  }

  void answer(const restinio::request_handle_t& asked, const Held& ticket) {
    const auto request = std::make_shared<Request>(read(*asked, secure));
    if (!dispatcher.waits(*request)) return answer(asked, ticket, std::move(*request));
    if (!patient.submit([this, asked, ticket, request] { answer(asked, ticket, std::move(*request)); }))
      write(*asked, dispatcher.busy(), refusing, ticket);
  }

  void answer(const restinio::request_handle_t& asked, const Held& ticket, Request request) {
    const Response response = dispatcher.answer(std::move(request));
    if (!response.stream) {
      write(*asked, response, refusing, ticket);
    } else if (streaming.fetch_add(1) >= kMostStreams ||
               !streams.submit([this, asked, ticket, response] { stream(asked, response); })) {
      --streaming;
      write(*asked, dispatcher.busy(), refusing, ticket);
    }
  }

  void stream(const restinio::request_handle_t& asked, const Response& response) {
    write_stream(*asked, response, [this] { return refusing.load(); });
    --streaming;
  }

  template <typename Traits>
  restinio::server_settings_t<Traits> settings_for(const ServerSettings& wanted) {
    restinio::server_settings_t<Traits> settings;
    settings.address(wanted.address)
        .port(wanted.port)
        .request_handler([this](const restinio::request_handle_t& asked) { return take(asked); })
        .read_next_http_message_timelimit(wanted.to_ask)
        .handle_request_timeout(kToHandle)
        .write_http_response_timelimit(kToWrite)
        .max_parallel_connections(kMostConnections)
        .acceptor_post_bind_hook(
            [this](asio::ip::tcp::acceptor& acceptor) { port = acceptor.local_endpoint().port(); })
        .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                      .max_url_size(kLongestTarget)
                                      .max_field_name_size(kLongestName)
                                      .max_field_value_size(kLongestValue)
                                      .max_field_count(kMostFields)
                                      .max_body_size(kLongestBody));
    return settings;
  }

  void listen(const ServerSettings& wanted) {
    if (wanted.certificate.empty()) {
      server = std::make_unique<RunningServer<PlainTraits>>(settings_for<PlainTraits>(wanted));
      return;
    }
    secure = true;
    auto settings = settings_for<TlsTraits>(wanted);
    settings.tls_context(tls_context(wanted));
    server = std::make_unique<RunningServer<TlsTraits>>(std::move(settings));
  }
};

TcpListener::TcpListener(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

TcpListener::~TcpListener() {
  stop();
}

Result<std::unique_ptr<TcpListener>> TcpListener::start(const ServerSettings& settings,
                                                        const Dispatcher& dispatcher, WorkerPool& pool) {
  if (settings.certificate.empty() && !on_loopback(settings.address)) {
    return fail(
        ProblemCode::BadInput,
        fmt::format("{} is not loopback: beyond it, Headrow speaks TLS alone. Set certificate and key in "
                    "settings.toml.",
                    settings.address));
  }
  if (!settings.certificate.empty()) {
    try {
      (void)tls_context(settings);
    } catch (const std::exception& error) {
      return fail(ProblemCode::BadInput,
                  fmt::format("The certificate or its key cannot be used ({}).", error.what()),
                  {settings.certificate.string()});
    }
  }
  auto parts = std::make_unique<Parts>(dispatcher, pool);
  try {
    parts->listen(settings);
  } catch (const std::exception& error) {
    return fail(ProblemCode::Conflict,
                fmt::format("Port {} of {} cannot be listened on ({}). Choose another with --port.",
                            settings.port, settings.address, error.what()));
  }
  return std::unique_ptr<TcpListener>(new TcpListener(std::move(parts)));
}

unsigned short TcpListener::port() const {
  return parts_->port;
}

void TcpListener::refuse() {
  parts_->refusing = true;
}

void TcpListener::stop() {
  if (!parts_->server) return;
  refuse();
  parts_->open.wait(kToFinish);
  parts_->patient.drain();
  parts_->streams.drain();
  parts_->server->stop();
  parts_->server.reset();
}

}  // namespace headrow::http

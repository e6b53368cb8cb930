#include "message_parser.hpp"

#include <fmt/format.h>
#include <http_parser.h>

namespace headrow::http {

struct MessageParser::State {
  http_parser parser{};
  http_parser_settings settings{};
  std::size_t limit = 0;
  std::size_t bytes = 0;
  std::function<void(std::string_view)> on_body;
  std::string target;
  std::string body;
  std::vector<Header> headers;
  bool value_begun = true;
  bool complete = false;

  static State& of(http_parser* parser) { return *static_cast<State*>(parser->data); }

  static int add_target(http_parser* parser, const char* at, std::size_t size) {
    of(parser).target.append(at, size);
    return 0;
  }

  static int add_name(http_parser* parser, const char* at, std::size_t size) {
    auto& state = of(parser);
    if (state.value_begun) state.headers.emplace_back();
    state.value_begun = false;
    state.headers.back().name.append(at, size);
    return 0;
  }

  static int add_value(http_parser* parser, const char* at, std::size_t size) {
    auto& state = of(parser);
    state.value_begun = true;
    state.headers.back().value.append(at, size);
    return 0;
  }

  static int add_body(http_parser* parser, const char* at, std::size_t size) {
    auto& state = of(parser);
    if (state.on_body) {
      state.on_body({at, size});
    } else {
      state.body.append(at, size);
    }
    return 0;
  }

  static int finish(http_parser* parser) {
    of(parser).complete = true;
    http_parser_pause(parser, 1);
    return 0;
  }
};

MessageParser::MessageParser(Kind kind, std::size_t limit, std::function<void(std::string_view)> body)
    : state_(std::make_unique<State>()) {
  state_->limit = limit;
  state_->on_body = std::move(body);
  http_parser_init(&state_->parser, kind == Kind::Request ? HTTP_REQUEST : HTTP_RESPONSE);
  http_parser_settings_init(&state_->settings);
  state_->parser.data = state_.get();
  state_->settings.on_url = State::add_target;
  state_->settings.on_header_field = State::add_name;
  state_->settings.on_header_value = State::add_value;
  state_->settings.on_body = State::add_body;
  state_->settings.on_message_complete = State::finish;
}

MessageParser::~MessageParser() = default;

Result<bool> MessageParser::feed(std::string_view bytes) {
  state_->bytes += bytes.size();
  if (state_->limit > 0 && state_->bytes > state_->limit) {
    return fail(ProblemCode::BadInput, fmt::format("The message is longer than {} bytes.", state_->limit));
  }
  http_parser_execute(&state_->parser, &state_->settings, bytes.data(), bytes.size());
  const auto error = HTTP_PARSER_ERRNO(&state_->parser);
  if (error != HPE_OK && error != HPE_PAUSED) {
    return fail(ProblemCode::BadInput,
                fmt::format("This is not a message of HTTP/1.1: {}.", http_errno_description(error)));
  }
  return state_->complete;
}

bool MessageParser::end() {
  if (!state_->complete) http_parser_execute(&state_->parser, &state_->settings, nullptr, 0);
  return state_->complete;
}

Request MessageParser::request() const {
  Request request;
  request.method = read_method(http_method_str(static_cast<http_method>(state_->parser.method)));
  request.target = state_->target;
  request.headers = state_->headers;
  request.body = state_->body;
  return request;
}

int MessageParser::status() const {
  return static_cast<int>(state_->parser.status_code);
}

const std::string& MessageParser::body() const {
  return state_->body;
}

}  // namespace headrow::http

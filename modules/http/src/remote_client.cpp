#include "headrow/http/remote_client.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

#include "command_frames.hpp"

namespace headrow::http {
namespace {

constexpr long kSecondsToConnect = 10;
constexpr std::size_t kLongestProblem = 65536;

struct Answer {
  CURL* curl = nullptr;
  FrameReader* frames = nullptr;
  std::string problem;

  long status() const {
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
  }
};

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& answer = *static_cast<Answer*>(into);
  const std::string_view part(bytes, size * count);
  if (answer.status() == 200) {
    answer.frames->feed(part);
  } else if (answer.problem.size() < kLongestProblem) {
    answer.problem += part;
  }
  return part.size();
}

/// A token goes over the network under TLS alone.
bool is_safe(const std::string& url) {
  if (url.starts_with("https://")) return true;
  for (const std::string_view host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (!url.starts_with(host)) continue;
    const auto rest = std::string_view(url).substr(host.size());
    if (rest.empty() || rest.front() == ':' || rest.front() == '/') return true;
  }
  return false;
}

using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

Headers headers_for(const RemoteServer& server) {
  curl_slist* list = curl_slist_append(nullptr, "Content-Type: application/json");
  list = curl_slist_append(list, ("Authorization: Bearer " + server.token).c_str());
  return {list, &curl_slist_free_all};
}

}  // namespace

Result<int> run_on_remote(const RemoteServer& server, const CommandRequest& command, CommandOutput& output) {
  std::string url = server.url;
  while (url.ends_with('/')) url.pop_back();
  if (!is_safe(url))
    return fail(ProblemCode::BadUsage, "A server elsewhere is asked over https alone.",
                {"", 0, "--server", server.url});
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  FrameReader frames(output);
  Answer answer{curl.get(), &frames, {}};
  const Headers headers = headers_for(server);
  const std::string body = command_text(command);
  url += kRemoteCommandsPath;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, kSecondsToConnect);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
  if (!server.trust.empty()) curl_easy_setopt(curl.get(), CURLOPT_CAINFO, server.trust.c_str());
  const CURLcode done = curl_easy_perform(curl.get());
  if (done == CURLE_OK && answer.status() != 200)
    return tl::unexpected(command_refused(static_cast<int>(answer.status()), answer.problem));
  if (const auto status = frames.status()) return *status;
  const std::string why = done == CURLE_OK ? "it stopped before the command ended" : curl_easy_strerror(done);
  return fail(ProblemCode::Unavailable, fmt::format("The server did not answer to the end: {}.", why),
              {server.url});
}

}  // namespace headrow::http

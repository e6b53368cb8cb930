#include "headrow/sign_in/api/gatekeeper.hpp"

#include <algorithm>

#include "parts.hpp"

namespace headrow::sign_in::api {
namespace {

constexpr std::string_view kBearer = "Bearer ";

/// What a parent's link gives: everybody's own account, and the business of their own child.
std::shared_ptr<const records::Principal> by_link_alone(const records::Principal& whole) {
  auto narrowed = std::make_shared<records::Principal>(whole);
  std::erase_if(narrowed->grants, [](const records::HeldGrant& grant) {
    return !grant.role.empty() && grant.scope_kind != records::ScopeKind::Child;
  });
  return narrowed;
}

}  // namespace

http::Asker Gatekeeper::identify(const http::Request& request) const {
  const auto authorization = request.header("Authorization");
  if (!authorization.empty())
    return authorization.starts_with(kBearer) ? by_token(authorization.substr(kBearer.size())) : nobody();
  const auto cookie = cookie_of(request, kSessionCookie);
  if (cookie.empty()) return nobody();
  const auto session = sign_in_.sessions().seen(cookie);
  return session ? by_session(*session) : nobody();
}

http::Asker Gatekeeper::by_token(std::string_view token) const {
  const auto client = sign_in_.machine_tokens().client_of(token);
  auto principal = client ? sign_in_.principals().client(*client) : nullptr;
  return principal ? http::Asker{std::move(principal), "", ""} : nobody();
}

http::Asker Gatekeeper::by_session(const Session& session) const {
  auto principal = sign_in_.principals().person(session.person);
  if (!principal) return nobody();
  if (sign_in_.next_of(session) != Next::Done) principal = sign_in_.principals().public_principal();
  if (session.means == Means::Link) principal = by_link_alone(*principal);
  return {std::move(principal), session.id, session.change_token};
}

http::Asker Gatekeeper::nobody() const {
  return {sign_in_.principals().public_principal(), "", ""};
}

}  // namespace headrow::sign_in::api

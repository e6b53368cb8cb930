#include "headrow/records/days.hpp"
#include "parts.hpp"

namespace headrow::sign_in::api {
namespace {

constexpr const char* kGone = "The invitation was used, or is too old. Ask who sent it for a new one.";

}  // namespace

void add_invitations(http::RouteTable& table, const SignInPages& pages) {
  auto look = entry_route("invitations/look", "lookAtInvitation", "Whom an invitation is for.");
  look.body = Shape::object({{"token", Shape::text().at_most(100)}});
  look.answer = Shape::object({{"name", Shape::text()},
                               {"email", Shape::text()},
                               {"expires", Shape::text()},
                               {"second_factor", Shape::yes_no("it will be asked for")}});
  look.handler = [pages](const Request& request) -> Result<Response> {
    const auto invited = pages.sign_in.look_at_invitation(text_of(request, "token"), origin_of(request));
    if (!invited) return refused_response(invited.error(), kGone);
    return http::json_response({{"name", invited->name},
                                {"email", invited->email},
                                {"expires", records::instant_text(invited->expires)},
                                {"second_factor", invited->second_factor}});
  };
  table.add(std::move(look));

  auto accept =
      entry_route("invitations/accept", "acceptInvitation", "Chooses a passphrase and begins a session.");
  accept.waits = true;
  accept.body =
      Shape::object({{"token", Shape::text().at_most(100)}, {"passphrase", Shape::text().at_most(1024)}});
  accept.answer = next_shape();
  accept.handler = [pages](const Request& request) -> Result<Response> {
    const auto entered = pages.sign_in.accept_invitation(text_of(request, "token"),
                                                         text_of(request, "passphrase"), origin_of(request));
    return entered ? entered_response(request, *entered) : refused_response(entered.error(), kGone);
  };
  table.add(std::move(accept));
}

}  // namespace headrow::sign_in::api

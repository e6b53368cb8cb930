#pragma once

#include <memory>

#include "session.hpp"
#include "workspace.hpp"

namespace headrow::app {

/// The workspace a command works with: the running server's when the command came through it, else its own.
class OpenWorkspace {
public:
  static Result<OpenWorkspace> of(Session& session, const std::string& directory,
                                  evidence::StoreVersions versions = evidence::StoreVersions::ThisProgram) {
    if (session.open != nullptr) return OpenWorkspace(nullptr, session.open);
    auto own = Workspace::open(session.path(directory), versions);
    if (!own) return tl::unexpected(own.error());
    Workspace* at = own->get();
    return OpenWorkspace(std::move(*own), at);
  }

  Workspace& get() { return *at_; }

private:
  OpenWorkspace(std::unique_ptr<Workspace> own, Workspace* at) : own_(std::move(own)), at_(at) {}
  std::unique_ptr<Workspace> own_;
  Workspace* at_;
};

}  // namespace headrow::app

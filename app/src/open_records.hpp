#pragma once

#include <memory>

#include "demonstration.hpp"
#include "record_rooms.hpp"
#include "session.hpp"

namespace headrow::app {

/// The record rooms a command works with: the running server's when the command came through it, else its
/// own.
class OpenRecords {
public:
  static Result<OpenRecords> of(Session& session, const std::string& given) {
    if (session.open_records != nullptr) return OpenRecords(nullptr, session.open_records);
    const auto directory = session.path(given);
    const auto settings = read_settings(directory);
    if (!settings) return tl::unexpected(settings.error());
    auto own = RecordRooms::open(directory, *settings, has_demonstration(directory));
    if (!own) return tl::unexpected(own.error());
    RecordRooms* at = own->get();
    return OpenRecords(std::move(*own), at);
  }

  RecordRooms& get() { return *at_; }

private:
  OpenRecords(std::unique_ptr<RecordRooms> own, RecordRooms* at) : own_(std::move(own)), at_(at) {}
  std::unique_ptr<RecordRooms> own_;
  RecordRooms* at_;
};

}  // namespace headrow::app

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "database.hpp"
#include "headrow/base/figure.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/place.hpp"

namespace headrow::evidence {

/// What all figures of one row have in common.
struct FigureRow {
  bool of_school = false;
  std::int32_t group = 0;
  std::int32_t period = 0;  ///< period_code
  PlaceId place = 0;
  Status status = Status::Final;
  std::int32_t label = 0;
  long line = 0;
};

/// Appends figures of one source to the store.
class FigureWriter {
public:
  FigureWriter(Connection& connection, std::int32_t source) : connection_(connection), source_(source) {}

  void write(const FigureRow& row, std::int32_t indicator, const Figure& figure);
  void close();

  std::uint64_t count() const { return count_; }
  std::uint64_t area_count() const { return area_count_; }
  std::optional<std::int32_t> last_period() const { return last_period_; }

private:
  Connection& connection_;
  std::int32_t source_;
  std::unique_ptr<Appender> areas_, schools_;
  std::uint64_t count_ = 0, area_count_ = 0;
  std::optional<std::int32_t> last_period_;
};

/// Appends what a source says of places in words.
class FactWriter {
public:
  FactWriter(Connection& connection, std::int32_t source) : connection_(connection), source_(source) {}

  void write(PlaceId place, std::string_view name, std::string_view value, std::optional<std::int32_t> period,
             long line);
  void close();

private:
  Connection& connection_;
  std::int32_t source_;
  std::unique_ptr<Appender> facts_;
};

}  // namespace headrow::evidence

#include "figure_writer.hpp"

namespace headrow::evidence {

void FigureWriter::write(const FigureRow& row, std::int32_t indicator, const Figure& figure) {
  std::unique_ptr<Appender>& appender = row.of_school ? schools_ : areas_;
  if (!appender)
    appender = std::make_unique<Appender>(connection_, row.of_school ? "school_figure" : "area_figure");
  appender->set<std::int32_t>(0, indicator);
  appender->set<std::int32_t>(1, row.group);
  appender->set<std::int32_t>(2, row.period);
  appender->set<std::int32_t>(3, row.place);
  appender->set_optional<double>(4, figure.value);
  appender->set<std::uint8_t>(5, static_cast<std::uint8_t>(figure.symbol));
  appender->set<std::uint8_t>(6, static_cast<std::uint8_t>(row.status));
  appender->set<std::int32_t>(7, row.label);
  appender->set<std::int32_t>(8, source_);
  appender->set<std::int32_t>(9, static_cast<std::int32_t>(row.line));
  appender->end_row();
  ++count_;
  if (!row.of_school) ++area_count_;
  if (!last_period_ || row.period > *last_period_) last_period_ = row.period;
}

void FigureWriter::close() {
  if (areas_) areas_->close();
  if (schools_) schools_->close();
  areas_.reset();
  schools_.reset();
}

void FactWriter::write(PlaceId place, std::string_view name, std::string_view value,
                       std::optional<std::int32_t> period, long line) {
  if (!facts_) facts_ = std::make_unique<Appender>(connection_, "place_text");
  facts_->set<std::int32_t>(0, place);
  facts_->set_text(1, name);
  facts_->set_text(2, value);
  facts_->set_optional<std::int32_t>(3, period);
  facts_->set<std::int32_t>(4, source_);
  facts_->set<std::int32_t>(5, static_cast<std::int32_t>(line));
  facts_->end_row();
}

void FactWriter::close() {
  if (facts_) facts_->close();
  facts_.reset();
}

}  // namespace headrow::evidence

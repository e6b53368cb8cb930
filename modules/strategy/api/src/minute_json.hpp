#pragma once

#include "headrow/evidence/api/page_data.hpp"
#include "headrow/http/json.hpp"
#include "headrow/http/shape.hpp"
#include "headrow/strategy/minute.hpp"
#include "headrow/strategy/scorecard.hpp"

namespace headrow::strategy::api {

/// The first minute as docs/pages-api.md has it.
http::Json minute_json(const evidence::api::PageData& data, const Scorecard& scorecard, const Minute& minute);

http::Shape minute_shape();

}  // namespace headrow::strategy::api

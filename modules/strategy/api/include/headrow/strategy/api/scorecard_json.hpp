#pragma once

#include <optional>

#include "headrow/evidence/api/download.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/http/json.hpp"
#include "headrow/http/shape.hpp"
#include "headrow/strategy/changes.hpp"
#include "headrow/strategy/scorecard.hpp"

namespace headrow::strategy::api {

/// The scorecard as docs/pages-api.md has it; `changes` are those of the last load.
http::Json scorecard_json(const evidence::Evidence& evidence, const Scorecard& scorecard,
                          const std::vector<Change>& changes);

http::Shape scorecard_shape();

/// One line a stage (a statement without any has one too), with the columns of evidence.
evidence::api::Download scorecard_download(const evidence::Evidence& evidence, const Scorecard& scorecard);

}  // namespace headrow::strategy::api

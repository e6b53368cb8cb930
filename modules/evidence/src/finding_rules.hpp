#pragma once

#include <string_view>
#include <vector>

#include "headrow/base/finding.hpp"
#include "headrow/evidence/layout.hpp"

namespace headrow::evidence {

/// The severity that a rule has by itself, as docs/datasets.md lists them; Warning for rules of the
/// screening, which say their own.
Severity own_severity(std::string_view rule);

/// The severity of a rule under a layout.
Severity severity_of(std::string_view rule, const std::vector<Rule>& rules, Severity otherwise);

}  // namespace headrow::evidence

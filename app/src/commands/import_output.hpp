#pragma once

#include <cstddef>
#include <string>

#include "headrow/evidence/import.hpp"
#include "session.hpp"

namespace headrow::app {

std::size_t count_files(const evidence::ImportReport& report, evidence::FileOutcome outcome);

/// Writes what became of each file, the findings and the counts: for people, or as "json".
void print_import(Session& session, const evidence::ImportReport& report, const std::string& format);

}  // namespace headrow::app

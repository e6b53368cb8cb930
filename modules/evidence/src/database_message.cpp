#include <cctype>

#include "database.hpp"

namespace headrow::evidence {

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// The digits after "PID ", which DuckDB gives when another process holds the file; "" when it does not say.
std::string holder(std::string_view message) {
  const std::size_t at = message.find("PID ");
  if (at == std::string_view::npos) return {};
  std::string digits;
  for (std::size_t i = at + 4;
       i < message.size() && std::isdigit(static_cast<unsigned char>(message[i])) != 0; ++i) {
    digits += message[i];
  }
  return digits;
}

}  // namespace

Problem problem_of(std::string_view message) {
  if (contains(message, "Could not set lock")) {
    const std::string process = holder(message);
    return {ProblemCode::Conflict,
            "The data folder is in use by another process" +
                (process.empty() ? std::string() : " (number " + process + ")") +
                ". Stop it, or give the command to the server that runs on this folder."};
  }
  if (contains(message, "No space left") || contains(message, "Out of disk space") ||
      contains(message, "File too large") || contains(message, "max_temp_directory_size")) {
    return {ProblemCode::Failed,
            "There is no space left on the disk of the data folder. Nothing was changed; make room and try "
            "again."};
  }
  return {ProblemCode::Failed, "The store failed: " + std::string(message)};
}

}  // namespace headrow::evidence

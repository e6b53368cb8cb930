#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace soci {
class session;
}

namespace headrow::records {

/// Lower-case hexadecimal digits of bytes.
std::string hexadecimal(const unsigned char* bytes, std::size_t count);

/// Runs a statement whose values :a, :b, ... are bound in their order, and hands each row, all columns as
/// text, to `row`. The row's texts are reused from row to row.
void for_each_row(soci::session& sql, const std::string& statement, const std::vector<std::string>& values,
                  std::size_t columns, const std::function<void(std::vector<std::string>&)>& row);

/// Runs a statement without rows and says how many it changed.
long long execute(soci::session& sql, const std::string& statement, const std::vector<std::string>& values);

/// The one number that a statement gives.
long long one_number(soci::session& sql, const std::string& statement,
                     const std::vector<std::string>& values = {});

/// ":a" for 0 and so on: the name under which a value is bound; at most 52.
std::string value_name(std::size_t position);

/// The name in double quotes, as SQL wants names that may be words of its own. For our names alone.
std::string sql_name(std::string_view name);

}  // namespace headrow::records

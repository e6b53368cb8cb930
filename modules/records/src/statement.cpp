#include "headrow/records/statement.hpp"

#include <soci/soci.h>
#include <sodium.h>

#include <stdexcept>

namespace headrow::records {
namespace {

char letter_of(std::size_t position) {
  if (position >= 52) throw std::logic_error("A statement binds more than 52 values");
  return static_cast<char>(position < 26 ? 'a' + position : 'A' + (position - 26));
}

void bind(soci::statement& statement, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    statement.exchange(soci::use(values[i], std::string(1, letter_of(i))));
}

void prepare(soci::statement& statement, const std::string& text) {
  statement.alloc();
  statement.prepare(text);
  statement.define_and_bind();
}

}  // namespace

std::string hexadecimal(const unsigned char* bytes, std::size_t count) {
  std::string text(2 * count + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, count);
  text.pop_back();
  return text;
}

std::string value_name(std::size_t position) {
  return std::string(":") + letter_of(position);
}

std::string sql_name(std::string_view name) {
  return "\"" + std::string(name) + "\"";
}

void for_each_row(soci::session& sql, const std::string& text, const std::vector<std::string>& values,
                  std::size_t columns, const std::function<void(std::vector<std::string>&)>& row) {
  std::vector<std::string> cells(columns);
  soci::statement statement(sql);
  for (auto& cell : cells) statement.exchange(soci::into(cell));
  bind(statement, values);
  prepare(statement, text);
  statement.execute();
  while (statement.fetch()) row(cells);
}

long long execute(soci::session& sql, const std::string& text, const std::vector<std::string>& values) {
  soci::statement statement(sql);
  bind(statement, values);
  prepare(statement, text);
  statement.execute(true);
  return statement.get_affected_rows();
}

long long one_number(soci::session& sql, const std::string& text, const std::vector<std::string>& values) {
  long long number = 0;
  soci::statement statement(sql);
  statement.exchange(soci::into(number));
  bind(statement, values);
  prepare(statement, text);
  statement.execute(true);
  return number;
}

}  // namespace headrow::records

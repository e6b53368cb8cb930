#include "csv_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "utf8.hpp"

namespace headrow::formats {

namespace {

constexpr std::size_t kPieceBytes = 256UL * 1024;
static_assert(kPieceBytes >= TextSource::kLeastRoom);

/// Enough of a value to recognise it in a message.
std::string shortened(std::string_view value) {
  constexpr std::size_t most = 60;
  if (value.size() <= most) return std::string(value);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return std::string(value.substr(0, end)) + "...";
}

}  // namespace

CsvReader::CsvReader(TextSource text, std::string name, const TableOptions& options)
    : text_(std::move(text)), name_(std::move(name)), options_(options), buffer_(2 * kPieceBytes) {}

/// Brings more of the record into the buffer; false at the end of the text or when a problem has come.
bool CsvReader::more() {
  if (at_end_ || problem_) return false;
  if (record_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + record_, filled_ - record_);
    filled_ -= record_;
    record_ = 0;
  }
  if (refuse_if_too_long(filled_)) return false;
  if (buffer_.size() - filled_ < kPieceBytes) buffer_.resize(2 * buffer_.size());
  const auto came = text_.read({buffer_.data() + filled_, buffer_.size() - filled_});
  if (!came) {
    refuse(came.error().code, came.error().message, line_);
    return false;
  }
  filled_ += *came;
  at_end_ = *came == 0;
  return !at_end_;
}

bool CsvReader::refuse_if_too_long(std::size_t record_bytes) {
  if (record_bytes <= options_.max_line_bytes) return false;
  refuse(ProblemCode::BadInput,
         fmt::format("The row that begins here is longer than {} bytes, which no published table needs: this "
                     "is no table, "
                     "or a quote in it is never closed.",
                     options_.max_line_bytes),
         line_);
  return true;
}

bool CsvReader::pass_over_line() {
  std::size_t at = 0;
  while (have(at)) {
    const char* from = buffer_.data() + record_ + at;
    const std::size_t known = filled_ - record_ - at;
    if (const void* end = std::memchr(from, '\n', known)) {
      record_ += at + static_cast<std::size_t>(static_cast<const char*>(end) - from) + 1;
      ++line_;
      return true;
    }
    at += known;
  }
  return false;
}

Result<void> CsvReader::read_headings() {
  bool reached = true;
  while (reached && line_ < options_.heading_row) reached = pass_over_line();
  if (problem_) return tl::unexpected(*problem_);
  auto row = reached ? next() : std::optional<TableRow>();
  if (!row) return tl::unexpected(row.error());
  const std::optional<TableRow>& record = *row;
  if (!record) {
    const std::string message =
        options_.heading_row > 1
            ? fmt::format("The headings should stand in line {}, but the file ends before it.",
                          options_.heading_row)
            : std::string("The file is empty: there are no headings in it.");
    return fail(ProblemCode::BadInput, message, {name_, 0, "", ""});
  }
  headings_.assign(record->cells.begin(), record->cells.end());
  return {};
}

Result<std::optional<TableRow>> CsvReader::next() {
  for (;;) {
    record_ += record_size_;
    line_ += record_lines_;
    record_size_ = 0;
    record_lines_ = 0;
    if (problem_) return tl::unexpected(*problem_);
    const bool found = scan_record();
    if (problem_) return tl::unexpected(*problem_);
    if (!found) return std::optional<TableRow>();
    if (record_is_blank()) continue;
    if (text_.doubtful() && !check_doubtful_record()) continue;
    cut_cells();
    return TableRow{line_, views_};
  }
}

/// Finds the cells of the next record; false at the end of the text or when a problem has come.
bool CsvReader::scan_record() {
  cells_.clear();
  if (!have(0)) return false;
  std::size_t at = 0;
  for (;;) {
    at = have(at) && byte(at) == '"' ? scan_quoted_cell(at) : scan_plain_cell(at);
    if (problem_) return false;
    const bool line_end = have(at);
    if (line_end && byte(at) == ',') {
      ++at;
      continue;
    }
    if (problem_) return false;
    if (refuse_if_too_long(at)) return false;
    record_size_ = at + (line_end ? 1 : 0);
    record_lines_ += 1;
    ended_without_line_end_ = !line_end;
    return true;
  }
}

/// From a cell's first byte to the comma or line end behind it, or to the end of the text.
std::size_t CsvReader::scan_plain_cell(std::size_t at) {
  const std::size_t begin = at;
  do {
    const char* from = buffer_.data() + record_;
    const std::size_t known = filled_ - record_;
    while (at < known && from[at] != ',' && from[at] != '\n') ++at;
  } while (record_ + at == filled_ && more());
  const bool before_comma = record_ + at < filled_ && byte(at) == ',';
  const bool carriage_return = !before_comma && at > begin && byte(at - 1) == '\r';
  cells_.push_back({begin, carriage_return ? at - 1 : at, false});
  return at;
}

/// From the opening quote to the comma or line end behind the closing one.
std::size_t CsvReader::scan_quoted_cell(std::size_t opened) {
  Cell cell{opened + 1, 0, false};
  std::size_t at = cell.begin;
  for (;;) {
    if (!have(at)) {
      if (!problem_) {
        refuse(ProblemCode::BadInput,
               "A quote opens here and is never closed. The file may have been cut off, or a quote stands "
               "where none "
               "should.",
               line_at(opened), column_name(cells_.size()));
      }
      return at;
    }
    const char* from = buffer_.data() + record_ + at;
    const std::size_t known = filled_ - record_ - at;
    const void* quote = std::memchr(from, '"', known);
    if (quote == nullptr) {
      at += known;
      continue;
    }
    at += static_cast<std::size_t>(static_cast<const char*>(quote) - from);
    if (!have(at + 1) || byte(at + 1) != '"') break;
    cell.escaped = true;
    at += 2;
  }
  cell.end = at;
  const char* text = buffer_.data() + record_;
  record_lines_ += std::count(text + cell.begin, text + cell.end, '\n');
  cells_.push_back(cell);
  return after_closing_quote(at + 1, opened);
}

std::size_t CsvReader::after_closing_quote(std::size_t at, std::size_t opened) {
  if (!have(at) || byte(at) == ',' || byte(at) == '\n') return at;
  if (byte(at) == '\r' && (!have(at + 1) || byte(at + 1) == '\n')) return at + 1;
  if (problem_) return at;
  const Cell& cell = cells_.back();
  refuse(ProblemCode::BadInput,
         "Text follows a closing quote. A quote inside a quoted cell is written twice, and a cell's quotes "
         "enclose all of "
         "it.",
         line_at(opened), column_name(cells_.size() - 1),
         shortened({buffer_.data() + record_ + cell.begin, cell.end - cell.begin}));
  return at;
}

bool CsvReader::record_is_blank() const {
  if (cells_.size() != 1) return false;
  const char* text = buffer_.data() + record_;
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  const bool quoted = cells_.front().begin > 0;
  return !quoted && std::all_of(text, text + cells_.front().end, blank);
}

/// Looks for bytes that no text has; false when it found one.
bool CsvReader::check_doubtful_record() {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const std::string_view cell(buffer_.data() + record_ + cells_[i].begin, cells_[i].end - cells_[i].begin);
    if (cell.find('\0') != std::string_view::npos) {
      refuse(ProblemCode::BadInput,
             "A NUL byte stands in this cell, which no text has: the file is damaged or of another kind.",
             line_at(cells_[i].begin), column_name(i));
      return false;
    }
    if (!is_utf8(cell)) {
      refuse(ProblemCode::BadInput,
             "The file says by its first bytes that it is UTF-8, but this cell holds a byte that is not. "
             "Save it again as "
             "CSV UTF-8.",
             line_at(cells_[i].begin), column_name(i));
      return false;
    }
  }
  return true;
}

void CsvReader::cut_cells() {
  views_.clear();
  const char* text = buffer_.data() + record_;
  for (const Cell& cell : cells_) {
    views_.push_back(cell.escaped ? unescape(cell)
                                  : std::string_view(text + cell.begin, cell.end - cell.begin));
  }
}

/// Makes each doubled quote one, in the buffer itself: the text only gets shorter.
std::string_view CsvReader::unescape(const Cell& cell) {
  char* text = buffer_.data() + record_;
  char* out = text + cell.begin;
  for (const char* in = out; in != text + cell.end; ++in) {
    *out++ = *in;
    if (*in == '"') ++in;
  }
  return {text + cell.begin, static_cast<std::size_t>(out - (text + cell.begin))};
}

std::string CsvReader::column_name(std::size_t index) const {
  if (index < headings_.size() && !headings_[index].empty()) return headings_[index];
  return fmt::format("{}", index + 1);
}

void CsvReader::refuse(ProblemCode code, std::string message, long line, std::string column,
                       std::string value) {
  problem_ = Problem{code, std::move(message), {name_, line, std::move(column), std::move(value)}};
}

long CsvReader::line_at(std::size_t at) const {
  const char* text = buffer_.data() + record_;
  return line_ + std::count(text, text + at, '\n');
}

}  // namespace headrow::formats

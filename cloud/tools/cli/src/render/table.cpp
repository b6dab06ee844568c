#include "render/table.hpp"

#include "util/strings.hpp"

#include <algorithm>

namespace cloud::cli {
namespace {

std::string line_of(const std::vector<std::string>& row, const std::vector<size_t>& widths,
                    const Terminal& terminal) {
  std::string line;
  for (size_t i = 0; i < row.size(); ++i) {
    line += padded(row[i], widths[i]);
    line += "  ";
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return terminal.interactive ? cut(line, static_cast<size_t>(terminal.columns)) : line;
}

} // namespace

std::string Table::text(const Terminal& terminal) const {
  std::vector<size_t> widths;
  for (size_t i = 0; i < heading_.size(); ++i) {
    size_t width = width_of(heading_[i]);
    for (const auto& row : rows_) {
      width = std::max(width, width_of(row[i]));
    }
    widths.push_back(width);
  }
  std::vector<std::string> upper;
  for (const std::string& cell : heading_) {
    upper.push_back(to_upper(cell));
  }
  std::string text = coloured(terminal, Colour::grey, line_of(upper, widths, terminal)) + "\n";
  for (const auto& row : rows_) {
    text += line_of(row, widths, terminal) + "\n";
  }
  return text;
}

} // namespace cloud::cli

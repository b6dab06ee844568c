#pragma once

#include "render/terminal.hpp"

#include <string>
#include <vector>

namespace cloud::cli {

// Rows under a heading, every column as wide as its widest cell. On a terminal the last column is
// cut at its edge.
class Table {
public:
  explicit Table(std::vector<std::string> heading) : heading_(std::move(heading)) {}

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::string text(const Terminal& terminal) const;

private:
  std::vector<std::string> heading_;
  std::vector<std::vector<std::string>> rows_;
};

} // namespace cloud::cli

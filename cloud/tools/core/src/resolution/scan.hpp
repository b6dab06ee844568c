#pragma once

#include "documents/finding.hpp"
#include "model/value.hpp"
#include "resolution/text_parser.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::resolution {

// A placeholder and where it stands in a configuration.
struct FoundPlaceholder {
  std::string key;    // "network:vpcCidr", "records[0].values[1]"
  Mark mark;          // of its "{{"
  bool alone = false; // the value is this placeholder, so that any type is welcome
  Placeholder placeholder;
};

// Every placeholder of a configuration, and what could not be read.
struct Scan {
  std::string source;                         // file of the configuration
  std::vector<FoundPlaceholder> placeholders; // in the order of the configuration
  std::vector<documents::Finding> problems;
};

// Looks into every text of `config`; `source` is the file it was read from.
[[nodiscard]] Scan scan(const Value& config, std::string_view source);

// The stacks whose outputs are used: implicit dependencies.
[[nodiscard]] std::set<StackName> referenced_stacks(const Scan& scan);

// The place of an offset in a text. A text with braces in it is quoted, so its first character is
// one behind the mark; what spans lines is found at its start. Line 0 stays "not from a file".
[[nodiscard]] Mark mark_inside(const Value& text, size_t offset);

// How the key of a member and of a list item is written.
[[nodiscard]] std::string member_key(std::string_view parent, std::string_view name);
[[nodiscard]] std::string item_key(std::string_view parent, size_t index);

} // namespace cloud::resolution

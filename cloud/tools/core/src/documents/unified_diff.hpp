#pragma once

#include <string>
#include <string_view>

namespace cloud::documents {

// What changes from one text to another, by lines, as `diff -u` shows it with three lines of
// context. Empty when nothing does.
[[nodiscard]] std::string unified_diff(std::string_view before, std::string_view after,
                                       std::string_view before_name, std::string_view after_name);

} // namespace cloud::documents

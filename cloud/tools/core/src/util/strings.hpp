#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cloud {

// The candidate closest to `word` by edit distance, if one is close enough to be a likely typo
// (at most a third of the word, at least one edit). Ties go to the first candidate.
[[nodiscard]] std::optional<std::string> nearest_spelling(std::string_view word,
                                                          std::span<const std::string> candidates);

// " (did you mean 'network'?)" or nothing; appended to messages about unknown names.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       std::span<const std::string> candidates);

[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view separator);
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);

// VPC_CIDR -> vpc-cidr: how a template variable is spelled as a command-line flag.
[[nodiscard]] std::string variable_to_flag(std::string_view variable);

// Lower case, everything but letters and digits to '-', runs of '-' collapsed, none at the ends:
// how an organization or project becomes part of a directory name.
[[nodiscard]] std::string slug(std::string_view text);

} // namespace cloud

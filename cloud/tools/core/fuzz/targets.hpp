#pragma once

#include <array>
#include <string_view>

namespace cloud::fuzz {

// Each takes whatever bytes come, as a parser of ours would, and aborts when what it answers cannot
// be right: the answer is a value or an error, and what was read can be written and read again.
void yaml(std::string_view bytes);
void json(std::string_view bytes);
void manifest(std::string_view bytes);
void pattern(std::string_view bytes);
void placeholder(std::string_view bytes);
void event_stream(std::string_view bytes);
void checkpoint(std::string_view bytes);
void failure(std::string_view bytes);
void control_message(std::string_view bytes);

struct Target {
  std::string_view name; // seeds/<name>/ and words/<name>.dict belong to it
  void (*feed)(std::string_view bytes);
};

inline constexpr std::array<Target, 9> k_targets{{
    {"yaml", yaml},
    {"json", json},
    {"manifest", manifest},
    {"pattern", pattern},
    {"placeholder", placeholder},
    {"event_stream", event_stream},
    {"checkpoint", checkpoint},
    {"failure", failure},
    {"control_message", control_message},
}};

} // namespace cloud::fuzz

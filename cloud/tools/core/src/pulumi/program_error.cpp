#include "pulumi/program_error.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

#include <cctype>

namespace cloud::pulumi {
namespace {

constexpr std::string_view k_introduction = "failed with an unhandled exception";

// "at f (/path/index.ts:2:20)" or "at /path/index.ts:2:20"
std::string_view place_of(std::string_view frame) {
  const size_t open = frame.rfind('(');
  if (open != std::string_view::npos && frame.ends_with(")")) {
    frame = frame.substr(open + 1, frame.size() - open - 2);
  } else if (frame.starts_with("at ")) {
    frame.remove_prefix(3);
  }
  const bool has_position = !frame.empty() && frame.find(':') != std::string_view::npos &&
                            std::isdigit(static_cast<unsigned char>(frame.back())) != 0;
  const bool is_foreign =
      frame.find("node_modules") != std::string_view::npos || frame.starts_with("node:");
  return has_position && !is_foreign ? frame : std::string_view();
}

// Node shows a syntax error as the place, the line, a mark below it, and then the error.
bool is_place_alone(std::string_view line) {
  return line.starts_with("/") && !place_of(line).empty();
}

// "TypeError: …", "Error: …", "[Error]: …": what a thrown object shows first.
bool names_an_error(std::string_view line) {
  const std::string_view word = line.substr(0, line.find_first_of(": ["));
  return word.ends_with("Error") || word.ends_with("Exception");
}

// Node marks what an object refers back to: "<ref *1> Error: …".
std::string_view without_mark(std::string_view line) {
  const size_t end = line.find("> ");
  return line.starts_with("<ref *") && end != std::string_view::npos ? line.substr(end + 2) : line;
}

} // namespace

bool is_program_error(std::string_view message) {
  return message.find(k_introduction) != std::string_view::npos;
}

std::string program_error_line(std::string_view message) {
  std::string thrown;
  std::string place;
  for (const std::string& raw : split(message, '\n')) {
    const std::string_view line = without_mark(trim(raw));
    if (line.empty() || line.find(k_introduction) != std::string_view::npos) {
      continue;
    }
    if (is_place_alone(line) && thrown.empty()) {
      place = line;
    } else if (line.starts_with("at ")) {
      place = place.empty() ? std::string(place_of(line)) : place;
    } else if (thrown.empty() && (place.empty() || names_an_error(line))) {
      thrown = line;
    }
  }
  if (thrown.empty()) {
    thrown = "the program failed";
  }
  return place.empty() ? thrown : fmt::format("{} ({})", thrown, place);
}

} // namespace cloud::pulumi

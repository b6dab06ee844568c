#pragma once

#include <string>
#include <string_view>

namespace cloud::cli {

// What the stream we draw on can do.
struct Terminal {
  bool interactive = false; // a terminal: redrawing makes sense
  bool colours = false;     // and NO_COLOR is not set
  int columns = 80;
};

// The abilities of a descriptor (STDOUT_FILENO, STDERR_FILENO).
[[nodiscard]] Terminal terminal_of(int descriptor);

enum class Colour { none, red, green, yellow, blue, grey, bold };

// The text in a colour, or as it is where there are none.
[[nodiscard]] std::string coloured(const Terminal& terminal, Colour colour, std::string_view text);

// How many columns a UTF-8 text takes (one for each code point: we draw no wide characters).
[[nodiscard]] size_t width_of(std::string_view text);

// The text cut to `columns` with an ellipsis where it was too long.
[[nodiscard]] std::string cut(std::string_view text, size_t columns);

// The text followed by blanks up to `columns`.
[[nodiscard]] std::string padded(std::string_view text, size_t columns);

} // namespace cloud::cli

#include "render/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace cloud::cli {
namespace {

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

} // namespace

Terminal terminal_of(int descriptor) {
  Terminal terminal;
  const char* type = std::getenv("TERM");
  const bool dumb = type == nullptr || std::string_view(type) == "dumb";
  terminal.interactive = ::isatty(descriptor) != 0 && !dumb;
  terminal.colours = terminal.interactive && !is_set("NO_COLOR");
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.columns = size.ws_col;
  }
  return terminal;
}

std::string coloured(const Terminal& terminal, Colour colour, std::string_view text) {
  static constexpr const char* k_codes[] = {"", "31", "32", "33", "34", "90", "1"};
  if (!terminal.colours || colour == Colour::none) {
    return std::string(text);
  }
  return "\x1b[" + std::string(k_codes[static_cast<size_t>(colour)]) + "m" + std::string(text) +
         "\x1b[0m";
}

size_t width_of(std::string_view text) {
  size_t width = 0;
  for (const char c : text) {
    width += is_continuation(c) ? 0 : 1;
  }
  return width;
}

std::string cut(std::string_view text, size_t columns) {
  if (width_of(text) <= columns) {
    return std::string(text);
  }
  size_t width = 0;
  size_t end = 0;
  while (end < text.size() && (width + 1 < columns || is_continuation(text[end]))) {
    width += is_continuation(text[end]) ? 0 : 1;
    ++end;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string padded(std::string_view text, size_t columns) {
  const size_t width = width_of(text);
  return std::string(text) + std::string(width < columns ? columns - width : 0, ' ');
}

} // namespace cloud::cli

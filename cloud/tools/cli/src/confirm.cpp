#include "confirm.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <cstdio>
#include <iostream>

namespace cloud::cli {

Result<void> confirm(const std::string& what, const std::string& name, bool flag_given,
                     const Terminal& terminal) {
  if (flag_given) {
    return {};
  }
  if (!can_ask(terminal)) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{} needs a confirmation, and there is no terminal to ask on", what),
                "add --confirm");
  }
  std::fprintf(stderr, "%s.\nType %s to go on: ", what.c_str(),
               coloured(terminal, Colour::bold, name).c_str());
  std::string typed;
  std::getline(std::cin, typed);
  if (trim(typed) != name) {
    return fail(ErrorCode::cancelled, "nothing was changed");
  }
  return {};
}

bool can_ask(const Terminal& terminal) {
  return terminal.interactive && ::isatty(STDIN_FILENO) != 0;
}

bool ask_yes_or_no(const std::string& question) {
  std::fprintf(stderr, "%s [y/N] ", question.c_str());
  std::string typed;
  std::getline(std::cin, typed);
  const std::string answer(trim(typed));
  return answer == "y" || answer == "Y" || answer == "yes";
}

} // namespace cloud::cli

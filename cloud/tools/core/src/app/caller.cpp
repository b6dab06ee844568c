#include "app/caller.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <cstdlib>

namespace cloud::app {

std::string user_name() {
  const char* user = std::getenv("USER");
  return user == nullptr || *user == '\0' ? fmt::format("uid {}", ::getuid()) : user;
}

std::string host_name() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

} // namespace cloud::app

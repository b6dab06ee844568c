#include "app/run_id.hpp"

#include <sys/random.h>

#include <algorithm>
#include <string>

namespace cloud::app {
namespace {

constexpr char k_digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

std::string base36(std::uint64_t number) {
  std::string text;
  do {
    text.push_back(k_digits[number % 36]);
    number /= 36;
  } while (number != 0);
  std::reverse(text.begin(), text.end());
  return text;
}

} // namespace

RunId new_run_id(TimePoint now) {
  std::string id = "R" + base36(static_cast<std::uint64_t>(now.time_since_epoch().count()));
  unsigned char random[3] = {};
  (void)!::getrandom(random, sizeof random, 0); // never blocks once the machine has started
  for (const unsigned char byte : random) {
    id.push_back(k_digits[byte % 36]);
  }
  return RunId(std::move(id));
}

} // namespace cloud::app

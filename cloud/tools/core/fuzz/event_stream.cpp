#include "pulumi/event_stream.hpp"

#include "fuzz/require.hpp"
#include "fuzz/targets.hpp"
#include "test_support/streams.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace cloud::fuzz {
namespace {

constexpr std::chrono::milliseconds k_now{1000};

// Everything that is told when the bytes arrive in pieces of this size.
std::vector<std::string> told(std::string_view bytes, size_t piece) {
  pulumi::EventStream stream;
  std::vector<pulumi::StreamEvent> events;
  const auto add = [&](std::vector<pulumi::StreamEvent> more) {
    std::move(more.begin(), more.end(), std::back_inserter(events));
  };
  for (size_t begin = 0; begin < bytes.size(); begin += piece) {
    add(stream.feed(bytes.substr(begin, piece), k_now));
  }
  add(stream.finish(k_now));

  std::vector<std::string> lines = test_support::shown(events);
  lines.push_back(std::to_string(static_cast<int>(stream.summary().outcome)));
  return lines;
}

} // namespace

// How the operating system cuts the stream must not matter.
void event_stream(std::string_view bytes) {
  const auto whole = told(bytes, std::max<size_t>(bytes.size(), 1));

  require(told(bytes, 1) == whole);
  require(told(bytes, 1 + bytes.size() / 3) == whole);
}

} // namespace cloud::fuzz

#pragma once

#include "pulumi/event_stream.hpp"

#include <fmt/format.h>

#include <string>
#include <variant>
#include <vector>

namespace cloud::test_support {

// Stream events as lines, so that a test can compare them whole. Of a URN only the name is shown.
inline std::vector<std::string> shown(const std::vector<pulumi::StreamEvent>& events) {
  struct Visitor {
    static std::string name(const std::string& urn) { return urn.substr(urn.rfind(':') + 1); }
    std::string operator()(const ResourceStarted& event) const {
      return fmt::format("started {} {} {}", event.operation, event.type, name(event.urn));
    }
    std::string operator()(const ResourceCompleted& event) const {
      return fmt::format("completed {} {} {} {} {}ms", event.operation, event.type, name(event.urn),
                         event.id, event.duration.count());
    }
    std::string operator()(const ResourceFailed& event) const {
      return fmt::format("failed {} {} {}: {} {}ms", event.operation, event.type, name(event.urn),
                         event.message, event.duration.count());
    }
    std::string operator()(const Diagnostic& event) const {
      return fmt::format("{} {}: {}", event.severity, event.urn, event.message);
    }
  };
  std::vector<std::string> lines;
  for (const pulumi::StreamEvent& event : events) {
    lines.push_back(std::visit(Visitor{}, event));
  }
  return lines;
}

} // namespace cloud::test_support

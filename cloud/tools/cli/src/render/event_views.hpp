#pragma once

#include "ports/event_sink.hpp"

#include <cstdio>

namespace cloud::cli {

// One line an event, for logs of CI systems and pipes.
class PlainView : public EventSink {
public:
  explicit PlainView(std::FILE* out) : out_(out) {}
  void on_event(const RunEvent& event) override;

private:
  std::FILE* out_;
};

// One JSON object a line (JSON Lines): the stored event, unchanged.
class JsonView : public EventSink {
public:
  explicit JsonView(std::FILE* out) : out_(out) {}
  void on_event(const RunEvent& event) override;

private:
  std::FILE* out_;
};

} // namespace cloud::cli

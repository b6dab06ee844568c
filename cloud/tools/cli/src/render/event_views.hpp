#pragma once

#include "ports/event_sink.hpp"

#include <cstdio>
#include <optional>
#include <string>

namespace cloud::cli {

// One line an event, for logs of CI systems and pipes. A run that takes long says once a minute how
// far it is, if that is wanted.
class PlainView : public EventSink {
public:
  explicit PlainView(std::FILE* out, bool with_progress = false)
      : out_(out), with_progress_(with_progress) {}
  void on_event(const RunEvent& event) override;

private:
  void print(const RunEvent& event, const std::string& text);
  [[nodiscard]] bool is_time_for_progress(const RunEvent& event);

  std::FILE* out_;
  bool with_progress_;
  std::optional<TimePoint> last_progress_; // or the first event of all
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

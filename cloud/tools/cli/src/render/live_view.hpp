#pragma once

#include "model/run_event.hpp"
#include "ports/clock.hpp"
#include "ports/event_sink.hpp"
#include "render/terminal.hpp"

#include <chrono>
#include <cstdio>
#include <map>
#include <string>

namespace cloud::cli {

// Shows a run on a terminal: finished stacks scroll away as single lines, below them one row for
// each running stack with its current resource, counts, and elapsed against expected time.
class LiveView : public EventSink {
public:
  LiveView(std::FILE* out, Terminal terminal, const Clock& clock)
      : out_(out), terminal_(terminal), clock_(clock) {}
  ~LiveView() override;

  void on_event(const RunEvent& event) override;
  // Redraws the rows, so that elapsed times move on. Call it about once a second.
  void tick();

private:
  struct Row {
    std::chrono::milliseconds started{0};
    std::chrono::milliseconds expected{0};
    std::string resource;
    int completed = 0;
  };

  void erase_rows();
  void draw_rows();
  void print(Colour colour, const std::string& text);
  [[nodiscard]] std::string row_text(const StackName& stack, const Row& row) const;

  std::FILE* out_;
  Terminal terminal_;
  const Clock& clock_;
  std::map<StackName, std::chrono::milliseconds> expected_;
  std::map<StackName, Row> rows_;
  size_t total_ = 0;
  size_t settled_ = 0;
  size_t drawn_ = 0;
};

} // namespace cloud::cli

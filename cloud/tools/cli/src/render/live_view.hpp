#pragma once

#include "model/run_event.hpp"
#include "ports/clock.hpp"
#include "ports/event_sink.hpp"
#include "render/terminal.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace cloud::cli {

// Shows a run on a terminal: finished stacks scroll away as single lines, below them one row for
// each running stack with its current resource, counts, and elapsed against expected time, then how
// far the run is and what holds it. A thread of its own moves the clock of the rows on, and asks
// `clock` for the time.
class LiveView : public EventSink {
public:
  LiveView(std::FILE* out, Terminal terminal, const Clock& clock,
           std::chrono::milliseconds redraw_every = std::chrono::seconds(1));
  // Takes the rows away and leaves the lines.
  ~LiveView() override;

  void on_event(const RunEvent& event) override;

private:
  struct Row {
    std::chrono::milliseconds started{0};
    std::chrono::milliseconds expected{0};
    std::string resource;
    int completed = 0;
  };

  // What the last `deployment.progress` said, and when.
  struct Progress {
    std::chrono::milliseconds remaining{0};
    std::chrono::milliseconds told{0};
    std::string holding;
  };

  void keep_time(const std::stop_token& stop);
  void erase_rows();
  void draw_rows();
  void print(Colour colour, const std::string& text);
  [[nodiscard]] std::string row_text(const StackName& stack, const Row& row) const;
  [[nodiscard]] std::string footer() const;

  std::FILE* out_;
  Terminal terminal_;
  const Clock& clock_;
  std::chrono::milliseconds redraw_every_;
  std::map<StackName, std::chrono::milliseconds> expected_;
  std::map<StackName, Row> rows_;
  Progress progress_;
  std::int64_t total_ = 0;
  std::int64_t settled_ = 0;
  size_t drawn_ = 0;
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::jthread clockwork_; // last: it uses everything above
};

} // namespace cloud::cli

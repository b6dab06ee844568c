#pragma once

#include "ports/event_sink.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace cloud::app {

// Writes a run's log files as an operator expects them in the deployment's folder:
// logs/deploy-<env>-<time>.log tells the whole run, logs/<stack>-<env>-<time>.log one stack of it.
// Lines are "[2025-10-09 14:30:00] [INFO] [network] text". The store is the durable record: a log
// that cannot be written does not stop a run.
class LogFiles : public EventSink {
public:
  explicit LogFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void on_event(const RunEvent& event) override;

private:
  [[nodiscard]] std::filesystem::path run_log(const RunEvent& event);
  [[nodiscard]] std::filesystem::path stack_log(const RunEvent& event);

  std::filesystem::path folder_;
  std::map<std::string, std::filesystem::path> logs_; // by run and stack
};

} // namespace cloud::app

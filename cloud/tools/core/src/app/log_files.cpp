#include "app/log_files.hpp"

#include "app/event_text.hpp"
#include "app/time_text.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

namespace cloud::app {
namespace {

std::string lines_for(const RunEvent& event, const EventText& described) {
  static constexpr const char* k_levels[] = {"INFO", "WARN", "ERROR"};
  const std::string source = event.stack.empty() ? "run" : event.stack.str();
  std::string lines;
  // A step that undoes something says so only with its stack.
  const std::string text = undoes(event) ? with_stack(event, described) : described.text;
  for (const std::string& line : split(text, '\n')) {
    lines += fmt::format("[{}] [{}] [{}] {}\n", log_time(event.time),
                         k_levels[static_cast<size_t>(described.level)], source, line);
  }
  return lines;
}

// Single resources fill a stack's own log; the log of the run stays readable.
bool is_detail(const RunEvent& event) {
  return event.type == "resource.completed" ||
         (event.type == "diagnostic" && event.data.text("severity") == "info");
}

} // namespace

void LogFiles::on_event(const RunEvent& event) {
  const auto described = describe(event);
  if (!described) {
    return;
  }
  const std::string lines = lines_for(event, *described);
  if (!event.stack.empty()) {
    (void)append_file(stack_log(event), lines, k_private_file);
  }
  if (!is_detail(event)) {
    (void)append_file(run_log(event), lines, k_private_file);
  }
}

std::filesystem::path LogFiles::run_log(const RunEvent& event) {
  auto& path = logs_[event.run.str()];
  if (path.empty()) {
    const std::string operation = event.data.text("operation", "deploy");
    path =
        folder_ / fmt::format("{}-{}-{}.log", operation, event.environment, file_time(event.time));
  }
  return path;
}

std::filesystem::path LogFiles::stack_log(const RunEvent& event) {
  auto& path = logs_[event.run.str() + "/" + event.stack.str()];
  if (path.empty()) {
    path = folder_ /
           fmt::format("{}-{}-{}.log", event.stack, event.environment, file_time(event.time));
  }
  return path;
}

} // namespace cloud::app

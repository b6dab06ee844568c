#include "app/run_logs.hpp"
#include "app/signal_interrupts.hpp"
#include "commands/commands.hpp"
#include "render/event_views.hpp"

#include <cstdio>
#include <memory>

namespace cloud::cli {
namespace {

struct LogsWords {
  std::string id;
  std::string environment;
  std::string run;
  std::string stack;
  std::int64_t after = 0;
  bool follow = false;
};

Result<ExitStatus> show(const LogsWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  app::LogQuery query;
  query.deployment = words.id;
  query.after = words.after;
  query.follow = words.follow;
  if (!words.environment.empty()) {
    query.environment = EnvironmentName(words.environment);
  }
  if (!words.run.empty()) {
    query.run = RunId(words.run);
  }
  if (!words.stack.empty()) {
    query.stack = StackName(words.stack);
  }
  const std::unique_ptr<EventSink> view =
      session.json ? std::unique_ptr<EventSink>(std::make_unique<JsonView>(stdout))
                   : std::make_unique<PlainView>(stdout);
  app::SignalInterrupts interrupts;
  CLOUD_CHECK(
      app::show_logs(*app, query, *view, [&interrupts] { return interrupts.requested() > 0; }));
  return ExitStatus::done;
}

} // namespace

void add_logs(CommandLine& line, Session& session) {
  line.add<LogsWords>(
      "logs", "Show what a run did, from its first event to its last",
      "  cloud logs D1BRV40 --environment dev\n"
      "  cloud logs D1BRV40 --environment dev --follow\n"
      "  cloud logs D1BRV40 --stack network --json",
      [&session](CLI::App& command, LogsWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("-e,--environment", words.environment, "dev, stage or prod");
        command.add_option("--run", words.run, "a run; without it the last one");
        command.add_option("--stack", words.stack, "only what concerns this stack");
        command.add_option("--after", words.after, "only events with a higher number");
        command.add_flag("-f,--follow", words.follow, "go on until the run ends");
        add_json(command, session);
      },
      show);
}

} // namespace cloud::cli

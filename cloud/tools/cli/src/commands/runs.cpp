#include "app/past_runs.hpp"
#include "commands/commands.hpp"
#include "render/past_view.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

constexpr int k_default_limit = 20;

struct RunsWords {
  std::string id;
  std::string environment;
  int limit = k_default_limit;
};

Result<ExitStatus> show_runs(const RunsWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  const auto environment =
      words.environment.empty() ? std::nullopt : std::optional(EnvironmentName(words.environment));
  CLOUD_TRY(const auto runs, app::past_runs(*app, words.id, environment, words.limit));
  if (session.json) {
    std::printf("%s\n", runs_json(runs).c_str());
  } else {
    std::fputs(runs_text(runs, session.out).c_str(), stdout);
  }
  return ExitStatus::done;
}

} // namespace

void add_runs(CommandLine& line, Session& session) {
  line.add<RunsWords>(
      "runs", "List what was run: when, by whom, and how it ended",
      "  cloud runs D1BRV40\n  cloud runs D1BRV40 --environment prod --limit 5",
      [&session](CLI::App& command, RunsWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("-e,--environment", words.environment,
                           "dev, stage or prod; without it all of them");
        command.add_option("--limit", words.limit, "how many, the newest first")
            ->check(CLI::PositiveNumber)
            ->capture_default_str();
        add_json(command, session);
      },
      show_runs);
}

} // namespace cloud::cli

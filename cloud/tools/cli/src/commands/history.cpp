#include "app/past_runs.hpp"
#include "commands/commands.hpp"
#include "render/past_view.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

constexpr int k_default_limit = 20;

struct HistoryWords {
  std::string id;
  std::string environment;
  int limit = k_default_limit;
};

Result<ExitStatus> show_history(const HistoryWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const auto versions,
            app::past_versions(*app, words.id, EnvironmentName(words.environment), words.limit));
  if (session.json) {
    std::printf("%s\n", versions_json(versions).c_str());
  } else {
    std::fputs(versions_text(versions, session.out).c_str(), stdout);
  }
  return ExitStatus::done;
}

} // namespace

void add_history(CommandLine& line, Session& session) {
  line.add<HistoryWords>(
      "history", "List the successful states of an environment, and what made each of them",
      "  cloud history D1BRV40 --environment dev",
      [&session](CLI::App& command, HistoryWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("-e,--environment", words.environment, "dev, stage or prod")->required();
        command.add_option("--limit", words.limit, "how many, the newest first")
            ->check(CLI::PositiveNumber)
            ->capture_default_str();
        add_json(command, session);
      },
      show_history);
}

} // namespace cloud::cli

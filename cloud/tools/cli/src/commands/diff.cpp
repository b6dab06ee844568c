#include "app/versions.hpp"
#include "commands/commands.hpp"
#include "render/diff_view.hpp"

#include <cstdio>
#include <optional>

namespace cloud::cli {
namespace {

struct DiffWords {
  std::string id;
  std::string environment;
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
};

Result<ExitStatus> show_diff(const DiffWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(
      const app::VersionDiff diff,
      app::version_diff(*app, words.id, EnvironmentName(words.environment), words.from, words.to));
  std::fputs((session.json ? diff_json(diff) : diff_text(diff)).c_str(), stdout);
  return ExitStatus::done;
}

} // namespace

void add_diff(CommandLine& line, Session& session) {
  line.add<DiffWords>(
      "diff", "Show what is different between two versions of an environment",
      "  cloud diff D1BRV40 --environment dev\n"
      "  cloud diff D1BRV40 --environment dev --from 3 --to 5",
      [&session](CLI::App& command, DiffWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("-e,--environment", words.environment, "dev, stage or prod")->required();
        command.add_option("--from", words.from, "the earlier version [the one before the other]")
            ->check(CLI::PositiveNumber);
        command.add_option("--to", words.to, "the later version [the newest]")
            ->check(CLI::PositiveNumber);
        add_json(command, session);
      },
      show_diff);
}

} // namespace cloud::cli

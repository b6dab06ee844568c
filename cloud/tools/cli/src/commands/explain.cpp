#include "app/explaining.hpp"
#include "commands/commands.hpp"
#include "render/explanation_view.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct ExplainWords {
  std::string id;
  std::string stack;
  std::string environment;
};

Result<ExitStatus> show_explanation(const ExplainWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(
      const app::Explanation explanation,
      app::explain(*app, words.id, EnvironmentName(words.environment), StackName(words.stack)));
  if (session.json) {
    std::printf("%s\n", explanation_json(explanation).c_str());
  } else {
    std::fputs(explanation_text(explanation).c_str(), stdout);
  }
  return ExitStatus::done;
}

} // namespace

void add_explain(CommandLine& line, Session& session) {
  line.add<ExplainWords>(
      "explain", "Tell why a deploy would run a stack or leave it",
      "  cloud explain D1BRV40 network --environment dev",
      [&session](CLI::App& command, ExplainWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("stack", words.stack, "stack")->required();
        command.add_option("-e,--environment", words.environment, "dev, stage or prod")->required();
        add_json(command, session);
      },
      show_explanation);
}

} // namespace cloud::cli

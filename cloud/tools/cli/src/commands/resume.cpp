#include "app/resuming.hpp"
#include "commands/commands.hpp"
#include "commands/run_command.hpp"
#include "confirm.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace cloud::cli {
namespace {

struct ResumeWords {
  std::string run;
  RunWords how;
};

std::string names(const std::vector<StackName>& stacks) {
  std::vector<std::string> texts;
  for (const StackName& stack : stacks) {
    texts.push_back(stack.str());
  }
  return texts.empty() ? "none" : join(texts, ", ");
}

std::string resumption_text(const app::Resumption& resumption) {
  const Run& run = resumption.run;
  if (resumption.options.operation == Operation::rollback) {
    return fmt::format("Run {} was undoing what it had changed in {}: going on with that\n", run.id,
                       run.environment);
  }
  return fmt::format("Run {}, {} of {}\n  done: {}\n  left: {}\n", run.id, to_string(run.operation),
                     run.environment, names(resumption.done), names(resumption.left));
}

Result<void> confirm_resumption(const app::Resumption& resumption, bool confirmed,
                                const Session& session) {
  const std::string environment = resumption.run.environment.str();
  if (environment != "prod" && resumption.options.operation == Operation::deploy) {
    return {};
  }
  return confirm(fmt::format("going on with the {} of {} in {}",
                             to_string(resumption.options.operation), resumption.run.deployment,
                             environment),
                 environment, confirmed, session.err);
}

Result<ExitStatus> resume(const ResumeWords& words, Session& session) {
  use_as_settings(words.how, session);
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(app::Resumption resumption, app::plan_resumption(*app, words.run));
  std::fputs(resumption_text(resumption).c_str(), stderr);
  CLOUD_CHECK(confirm_resumption(resumption, words.how.confirmed, session));
  return watch_run(*app, resumption.options, session);
}

} // namespace

void add_resume(CommandLine& line, Session& session) {
  line.add<ResumeWords>(
      "resume", "Go on with a run that was stopped, failed or killed; what is done is not repeated",
      "  cloud resume RMWW50JH72FE",
      [&session](CLI::App& command, ResumeWords& words) {
        command.add_option("run", words.run, "run, as `cloud runs` names it")->required();
        define_pace_options(command, words.how, session);
      },
      resume);
}

} // namespace cloud::cli

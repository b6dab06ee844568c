#pragma once

#include "app/running.hpp"
#include "command_line.hpp"
#include "ports/clock.hpp"
#include "ports/event_sink.hpp"

#include <memory>
#include <string>
#include <vector>

namespace cloud::cli {

// Which stacks of an environment, by name.
struct SelectionWords {
  std::vector<std::string> only;
  std::vector<std::string> from;
  std::vector<std::string> to;
};

// The words that deploy, deploy-stack, destroy and destroy-stack have in common.
struct RunWords {
  std::string id;
  std::string stack; // deploy-stack, destroy-stack
  std::string environment;
  std::string parallel;
  SelectionWords selection; // deploy
  bool layer_barriers = false;
  std::string lock_timeout;
  std::string rollback;       // deploy, deploy-stack: automatic, ask or never
  std::string skip_promotion; // the same: why
  bool confirmed = false;
  bool fail_fast = false;
  bool force = false;
  bool verify = false;
  bool preview = false;  // deploy: only look,
  std::string save_plan; // and keep what there was to see in this file
  std::string plan;      // deploy: the file with what was agreed to
};

enum class RunScope { environment, one_stack };

void define_run_options(CLI::App& command, RunWords& words, RunScope scope, Session& session);

// Of everything that runs something: --parallel, --lock-timeout, --confirm and --json.
void define_pace_options(CLI::App& command, RunWords& words, Session& session);

// --force and --verify, of deploys and of their plans.
void define_skip_options(CLI::App& command, bool& force, bool& verify);
[[nodiscard]] planner::SkipPolicy skip_policy(bool force, bool verify);

// --only, --from and --to, of deploys and of their plans.
void define_selection_options(CLI::App& command, SelectionWords& words);
[[nodiscard]] planner::StackSelection selection(const SelectionWords& words);

// --skip-promotion-check, of deploys.
void define_promotion_option(CLI::App& command, RunWords& words);

// --rollback, of deploys.
void define_rollback_option(CLI::App& command, std::string& policy);

// Makes sure that a run which destroys something, or changes prod, is meant.
[[nodiscard]] Result<void> confirm_run(const RunWords& words, Operation operation,
                                       const Session& session);

[[nodiscard]] app::RunOptions run_options(const RunWords& words, Operation operation);

// Words that are settings win over what is set elsewhere. Before the app is opened.
void use_as_settings(const RunWords& words, Session& session);

// Shows on stderr what happens: redrawn on a terminal, line by line elsewhere.
[[nodiscard]] std::unique_ptr<EventSink> progress_view(const Session& session, const Clock& clock);

// Runs, shows progress, says what to do next, and turns the outcome into an exit status.
[[nodiscard]] Result<ExitStatus> watch_run(app::App& app, const app::RunOptions& options,
                                           Session& session);

// The same for the words of a command, after a confirmation where one is needed.
[[nodiscard]] Result<ExitStatus> carry_out(const RunWords& words, Operation operation,
                                           Session& session);

} // namespace cloud::cli

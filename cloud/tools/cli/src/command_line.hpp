#pragma once

#include "app/app.hpp"
#include "render/terminal.hpp"
#include "util/result.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cloud::cli {

// Exit statuses, part of the contract with scripts.
enum class ExitStatus {
  done = 0,
  failed = 1,
  usage = 2,
  credentials = 3,
  not_found = 4,
  invalid = 5,
  locked = 6,
  changes_found = 7,
  cancelled = 8,
  timed_out = 9,
  failed_and_rolled_back = 10,
  internal = 70,
};

// What a command works with once its words have been understood.
struct Session {
  std::vector<std::string> guard_argv;
  std::string root;
  std::map<std::string, std::string> settings; // flags that are settings
  bool json = false;
  Terminal out;
  Terminal err;

  [[nodiscard]] Result<std::unique_ptr<app::App>> open_app() const {
    return app::App::open({root, settings, guard_argv, [](const std::string& text) {
                             std::fprintf(stderr, "%s\n", text.c_str());
                           }});
  }
};

using Action = std::function<Result<ExitStatus>(Session&)>;

// The parser with all commands, and the action of the one that was given.
class CommandLine {
public:
  explicit CommandLine(Session& session);

  [[nodiscard]] CLI::App& parser() { return parser_; }

  // Adds a command. `define` declares its options into a state of type State; `run` is called with
  // that state when the command was given.
  template <class State>
  void add(const std::string& name, const std::string& description, const std::string& examples,
           const std::function<void(CLI::App&, State&)>& define,
           const std::function<Result<ExitStatus>(const State&, Session&)>& run) {
    CLI::App* command = add_command(name, description, examples);
    auto state = std::make_shared<State>();
    define(*command, *state);
    command->callback([this, state, run] {
      action_ = [state, run](Session& session) { return run(*state, session); };
    });
  }

  // Parses; the action that was asked for, or an error of kind invalid_input with a usage hint.
  // Help and version are printed here and give an action that does nothing.
  [[nodiscard]] Result<Action> parse(int argc, const char* const* argv);

private:
  CLI::App* add_command(const std::string& name, const std::string& description,
                        const std::string& examples);
  [[nodiscard]] Error explain(const CLI::ParseError& problem) const;

  Session& session_;
  CLI::App parser_;
  Action action_;
};

// --json, for commands that show something.
void add_json(CLI::App& command, Session& session);

} // namespace cloud::cli

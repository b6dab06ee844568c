#include "command_line.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <span>
#include <string_view>

namespace cloud::cli {
namespace {

std::vector<std::string> command_names(const CLI::App& parser) {
  std::vector<std::string> names;
  for (const CLI::App* command : parser.get_subcommands({})) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  return names;
}

const CLI::App* given_command(const CLI::App& parser) {
  const auto given = parser.get_subcommands();
  return given.empty() ? nullptr : given.front();
}

// For a command that takes flags it does not know yet, "--flag value" becomes "--flag=value": the
// parser would take the value for a positional argument.
std::vector<std::string> with_joined_flags(const CLI::App& parser, std::vector<std::string> words) {
  const auto commands = parser.get_subcommands({});
  const auto is_command = [&commands](const std::string& word) {
    return std::any_of(commands.begin(), commands.end(),
                       [&word](const CLI::App* each) { return each->get_name() == word; });
  };
  const auto name = std::find_if(words.begin(), words.end(), is_command);
  if (name == words.end() || !parser.get_subcommand(*name)->get_allow_extras()) {
    return words;
  }
  const CLI::App* command = parser.get_subcommand(*name);
  std::vector<std::string> joined(words.begin(), name + 1);
  for (auto word = name + 1; word != words.end(); ++word) {
    const bool unknown = word->starts_with("--") && word->size() > 2 &&
                         word->find('=') == std::string::npos &&
                         command->get_option_no_throw(*word) == nullptr;
    const bool has_value = word + 1 != words.end() && !(word + 1)->starts_with("--");
    joined.push_back(unknown && has_value ? *word + "=" + *(word + 1) : *word);
    word += unknown && has_value ? 1 : 0;
  }
  return joined;
}

} // namespace

CommandLine::CommandLine(Session& session)
    : session_(session), parser_("Deploys interdependent Pulumi stacks on AWS.", "cloud") {
  parser_.require_subcommand(0, 1);
  parser_.set_version_flag("--version", std::string("cloud ") + CLOUD_VERSION);
  parser_.add_option("--root", session_.root,
                     "folder of the platform (else CLOUD_ROOT, else found upwards)");
  parser_.get_formatter()->column_width(34);
  parser_.failure_message(
      [](const CLI::App*, const CLI::Error& error) { return std::string(error.what()) + "\n"; });
}

CLI::App* CommandLine::add_command(const std::string& name, const std::string& description,
                                   const std::string& examples) {
  CLI::App* command = parser_.add_subcommand(name, description);
  command->footer("\nExamples:\n" + examples);
  command->fallthrough(); // --root may stand behind the command as well
  return command;
}

Result<Action> CommandLine::parse(int argc, const char* const* argv) {
  try {
    std::vector<std::string> words =
        with_joined_flags(parser_, std::vector<std::string>(argv + 1, argv + argc));
    std::reverse(words.begin(), words.end()); // CLI11 takes them from the back
    parser_.parse(std::move(words));
  } catch (const CLI::CallForHelp& help) {
    parser_.exit(help);
    return Action([](Session&) { return ExitStatus::done; });
  } catch (const CLI::CallForVersion& version) {
    parser_.exit(version);
    return Action([](Session&) { return ExitStatus::done; });
  } catch (const CLI::ParseError& problem) {
    // The flag itself may not have been read any more.
    const std::span words(argv, static_cast<size_t>(argc));
    session_.json = session_.json || std::find(words.begin(), words.end(),
                                               std::string_view("--json")) != words.end();
    return fail(explain(problem));
  }
  if (!action_) {
    std::fputs(parser_.help().c_str(), stdout);
    return Action([](Session&) { return ExitStatus::usage; });
  }
  return action_;
}

// CLI11 names what was wrong; the nearest right spelling is ours. A misspelled option is told
// before the required one that is missing because of it.
Error CommandLine::explain(const CLI::ParseError& problem) const {
  const CLI::App* command = given_command(parser_);
  const std::string help = command == nullptr
                               ? "see `cloud --help`"
                               : fmt::format("see `cloud {} --help`", command->get_name());
  const auto extras = parser_.remaining(true);
  const auto option = std::find_if(extras.begin(), extras.end(),
                                   [](const std::string& word) { return word.starts_with('-'); });
  if (command == nullptr && !extras.empty() && option != extras.begin()) {
    const std::string& word = extras.front();
    return {ErrorCode::invalid_input,
            fmt::format("unknown command '{}'{}", word, did_you_mean(word, command_names(parser_))),
            {},
            help};
  }
  if (option != extras.end()) {
    const std::string name = option->substr(0, option->find('='));
    const CLI::App& owner = command == nullptr ? parser_ : *command;
    const std::string subject = command == nullptr ? "cloud" : "cloud " + command->get_name();
    return {ErrorCode::invalid_input,
            fmt::format("{} has no option '{}'{}", subject, name,
                        did_you_mean(name, option_names(owner))),
            {},
            help};
  }
  if (!extras.empty()) {
    return {ErrorCode::invalid_input,
            fmt::format("cloud {} does not know what to do with '{}'", command->get_name(),
                        extras.front()),
            {},
            help};
  }
  std::string message = problem.what();
  std::replace(message.begin(), message.end(), '\n', ' ');
  return {ErrorCode::invalid_input, message, {}, help};
}

void add_json(CLI::App& command, Session& session) {
  command.add_flag("--json", session.json, "print JSON for programs");
}

} // namespace cloud::cli

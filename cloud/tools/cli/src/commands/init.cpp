#include "app/creating.hpp"
#include "commands/commands.hpp"
#include "deployment/id.hpp"
#include "deployment/override.hpp"
#include "documents/json.hpp"
#include "templates/variables.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <map>

namespace cloud::cli {
namespace {

struct InitWords {
  std::string id;
  std::string manifest_template = "default";
  bool simulate = false;
  std::map<std::string, std::string> variables;              // by name; empty: not given
  std::map<std::string, std::vector<std::string>> overrides; // by environment, "" for all
  CLI::App* command = nullptr;                               // for the flags that stacks declare
};

// What is left on the command line: "--vpc-cidr-dev 10.50.0.0/16" or with "=".
Result<std::vector<app::StackFlag>> stack_flags(const std::vector<std::string>& words) {
  std::vector<app::StackFlag> flags;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.starts_with("--")) {
      return fail(ErrorCode::invalid_input,
                  fmt::format("cloud init does not know what to do with '{}'", word),
                  "see `cloud init --help`");
    }
    const size_t equals = word.find('=');
    const std::string flag = word.substr(2, equals == std::string::npos ? equals : equals - 2);
    if (equals != std::string::npos) {
      flags.push_back({flag, word.substr(equals + 1)});
    } else if (i + 1 < words.size()) {
      flags.push_back({flag, words[++i]});
    } else {
      return fail(ErrorCode::invalid_input, fmt::format("'{}' needs a value", word),
                  "see `cloud init --help`");
    }
  }
  return flags;
}

Result<deployment::InitRequest> request_from(const InitWords& words) {
  deployment::InitRequest request;
  if (!words.id.empty()) {
    CLOUD_TRY(request.id, deployment::parse_id(words.id));
  }
  request.manifest_template = words.manifest_template;
  request.target = words.simulate ? Target::simulated : Target::aws;
  for (const auto& [name, value] : words.variables) {
    if (!value.empty()) {
      request.variables[name] = value;
    }
  }
  for (const auto& [environment, texts] : words.overrides) {
    for (const std::string& text : texts) {
      CLOUD_TRY(auto override,
                deployment::parse_override(
                    text, environment.empty() ? std::nullopt
                                              : std::optional(EnvironmentName(environment))));
      request.overrides.push_back(std::move(override));
    }
  }
  return request;
}

Value json_of(const deployment::Creation& creation) {
  Value record;
  record.set("id", creation.folder.id.str());
  record.set("directory", creation.folder.path.string());
  record.set("manifest", creation.folder.manifest().string());
  record.set("template", creation.manifest_template);
  record.set("stacks", static_cast<std::int64_t>(creation.stacks));
  record.set("environments", static_cast<std::int64_t>(creation.environments));
  record.set("configFiles", static_cast<std::int64_t>(creation.config_files));
  return record;
}

void print(const deployment::Creation& creation, bool generated, bool simulated) {
  const std::string id = creation.folder.id.str();
  std::printf("%s deployment ID: %s\n", generated ? "Generated" : "Given", id.c_str());
  std::printf("Created: %s/\n", creation.folder.path.c_str());
  std::printf("Generated manifest from template: %s\n", creation.manifest_template.c_str());
  std::printf("Resolved dependencies from stack templates\n");
  std::printf("Created %zu config files (%zu stacks × %zu environments)\n", creation.config_files,
              creation.stacks, creation.environments);
  for (const EnvironmentName& name : creation.left_out) {
    std::printf("Left out %s: no account was given for it\n", name.str().c_str());
  }
  if (simulated) {
    std::printf("Target: SIMULATED AWS, nothing real will be made\n");
  }
  std::printf("\nNext steps:\n  1. Review manifest: %s\n  2. Deploy to dev: cloud deploy %s "
              "--environment dev\n",
              creation.folder.manifest().c_str(), id.c_str());
}

Result<ExitStatus> init(const InitWords& words, Session& session) {
  CLOUD_TRY(const auto flags, stack_flags(words.command->remaining()));
  CLOUD_TRY(auto request, request_from(words));
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const deployment::Creation creation, app::create(*app, std::move(request), flags));
  if (session.json) {
    std::printf("%s\n",
                documents::write_json(json_of(creation), documents::JsonStyle::pretty).c_str());
  } else {
    print(creation, words.id.empty(), words.simulate);
  }
  return ExitStatus::done;
}

void define(CLI::App& command, InitWords& words, Session& session) {
  words.command = &command;
  // The flags of stack definitions are known once the template is. What falls through to the parser
  // above would be refused there.
  command.fallthrough(false);
  command.allow_extras();
  command.add_option("--root", session.root, "folder of the platform");
  command.add_option("id", words.id, "id of the deployment; generated when not given");
  command.add_option("--template", words.manifest_template, "template to start from")
      ->capture_default_str();
  command.add_flag("--simulate", words.simulate, "deploy to simulated AWS instead of the real one");
  for (const templates::VariableDefinition& variable : templates::global_variables()) {
    if (!variable.flag.empty()) {
      command.add_option("--" + variable.flag, words.variables[variable.name],
                         variable.description);
    }
  }
  const auto add_set = [&](const std::string& flag, const std::string& environment) {
    command
        .add_option(flag, words.overrides[environment],
                    environment.empty() ? "stack.key=value, for all environments (repeatable)"
                                        : "stack.key=value, for " + environment + " (repeatable)")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  };
  add_set("--set", "");
  for (const EnvironmentName& environment : templates::environment_names()) {
    add_set("--set-" + environment.str(), environment.str());
  }
  add_json(command, session);
}

} // namespace

void add_init(CommandLine& line, Session& session) {
  line.add<InitWords>(
      "init", "Make a new deployment from a template",
      "  cloud init --org \"Company-A\" --project ecommerce --domain ecommerce.example.com \\\n"
      "    --template minimal --account-dev 111111111111\n"
      "  cloud init D1CUSTOM --org \"Company-A\" --project ecommerce --domain shop.example.com \\\n"
      "    --template minimal --simulate --vpc-cidr-dev 10.50.0.0/16 --set network.azCount=3",
      [&session](CLI::App& command, InitWords& words) { define(command, words, session); }, init);
}

} // namespace cloud::cli

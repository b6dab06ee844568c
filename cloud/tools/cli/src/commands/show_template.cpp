#include "commands/commands.hpp"
#include "render/template_json.hpp"
#include "render/template_view.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct ShowTemplateWords {
  std::string name;
};

// Stacks and templates have names of their own; no template is called like a stack.
Result<ExitStatus> show_template(const ShowTemplateWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  const StackName stack(words.name);
  if (app->library().has_stack(stack)) {
    CLOUD_TRY(const StackTemplate* definition, app->library().stack(stack));
    std::printf("%s\n", session.json ? stack_template_json(*definition).c_str()
                                     : stack_template_text(*definition, session.out).c_str());
    return ExitStatus::done;
  }
  CLOUD_TRY(const templates::ManifestTemplate* manifest,
            app->library().manifest_template(words.name));
  std::printf("%s\n", session.json ? manifest_template_json(*manifest).c_str()
                                   : manifest_template_text(*manifest, session.out).c_str());
  return ExitStatus::done;
}

} // namespace

void add_show_template(CommandLine& line, Session& session) {
  line.add<ShowTemplateWords>(
      "show-template", "Show a template, or the definition of a stack",
      "  cloud show-template minimal\n  cloud show-template network --json",
      [&session](CLI::App& command, ShowTemplateWords& words) {
        command.add_option("name", words.name, "template or stack")->required();
        add_json(command, session);
      },
      show_template);
}

} // namespace cloud::cli

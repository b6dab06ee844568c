#include "app/creating.hpp"

#include "app/checking.hpp"
#include "deployment/definitions.hpp"
#include "process/spawn.hpp"
#include "templates/variables.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::app {
namespace {

constexpr const char* k_email = "USER_EMAIL";

// What git would sign a commit with; nothing where there is no git or it does not know.
std::string git_email(const std::filesystem::path& root) {
  const auto git = process::find_program("git");
  if (git.empty()) {
    return {};
  }
  const auto answer = process::capture(
      {.argv = {git.string(), "config", "user.email"},
       .environment = process::inherited_environment(
           {"HOME", "XDG_CONFIG_HOME", "GIT_CONFIG", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"}),
       .directory = root});
  return answer ? std::string(trim(*answer)) : std::string{};
}

Result<std::vector<templates::StackVariable>> variables_of(App& app, const std::string& name) {
  CLOUD_TRY(const templates::ManifestTemplate* manifest, app.library().manifest_template(name));
  std::vector<deployment::NamedStack> stacks;
  for (const templates::ManifestTemplateStack& stack : manifest->stacks) {
    stacks.push_back({stack.name, stack.mark});
  }
  CLOUD_TRY(const auto definitions,
            deployment::stack_definitions(stacks, manifest->source, app.library()));
  return templates::stack_variables(definitions);
}

Result<void> set_flags(App& app, deployment::InitRequest& request,
                       const std::vector<StackFlag>& flags) {
  if (flags.empty()) {
    return {};
  }
  CLOUD_TRY(const auto variables, variables_of(app, request.manifest_template));
  std::vector<std::string> known;
  for (const templates::StackVariable& variable : variables) {
    known.push_back("--" + variable.definition.flag);
  }
  for (const templates::VariableDefinition& global : templates::global_variables()) {
    known.push_back("--" + global.flag);
  }
  for (const StackFlag& given : flags) {
    const auto found = std::find_if(variables.begin(), variables.end(),
                                    [&given](const templates::StackVariable& variable) {
                                      return variable.definition.flag == given.flag;
                                    });
    if (found == variables.end()) {
      const std::string flag = "--" + given.flag;
      return fail(ErrorCode::invalid_input,
                  fmt::format("no stack of template '{}' has an option '{}'{}",
                              request.manifest_template, flag, did_you_mean(flag, known)),
                  "any parameter can be set by --set <stack>.<key>=<value>");
    }
    request.variables[found->definition.name] = given.value;
  }
  return {};
}

} // namespace

Result<deployment::Creation> create(App& app, deployment::InitRequest request,
                                    const std::vector<StackFlag>& flags) {
  CLOUD_CHECK(set_flags(app, request, flags));
  if (!request.variables.contains(k_email)) {
    if (std::string email = git_email(app.places().root); !email.empty()) {
      request.variables[k_email] = std::move(email);
    }
  }
  request.now = app.clock().now();
  return deployment::create_deployment(
      app.places().deploy(), request, app.library(), app.cipher(),
      [&app](const deployment::LoadedManifest& manifest) { return check(app, manifest); });
}

} // namespace cloud::app

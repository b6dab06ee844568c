#include "app/resolved_inputs.hpp"

#include "deployment/effective_config.hpp"
#include "pulumi/keyed_digest.hpp"
#include "resolution/resolver.hpp"

#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

namespace cloud::app {
namespace {

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

// The files of the keys that are not the manifest's: defaults of the stack's template.
Result<std::map<std::string, std::string>> sources_of(const Manifest& manifest,
                                                      const StackTemplate& stack,
                                                      const EnvironmentName& environment) {
  CLOUD_TRY(const auto entries, deployment::effective_config(manifest, stack, environment));
  std::map<std::string, std::string> sources;
  for (const deployment::ConfigEntry& entry : entries) {
    if (entry.source != manifest.source) {
      sources[stack.name.str() + ":" + entry.key] = entry.source;
    }
  }
  return sources;
}

} // namespace

Result<orchestrator::StepInput> ResolvedInputs::resolve(const StackName& stack,
                                                        const orchestrator::OutputsOf& outputs) {
  const Manifest& manifest = deployment_.manifest();
  const StackTemplate& definition = *deployment_.stack_template(stack);
  CLOUD_TRY(const Value config, deployment::pulumi_config(manifest, definition, environment_.name));
  CLOUD_TRY(auto sources, sources_of(manifest, definition, environment_.name));
  CLOUD_TRY(resolution::Resolution resolution,
            resolution::resolve(config, {.deployment = manifest.id,
                                         .environment = environment_.name,
                                         .stack = stack,
                                         .source = manifest.source,
                                         .sources = std::move(sources),
                                         .scope = {environment_.account, environment_.region,
                                                   environment_.profile.value_or(""),
                                                   environment_.role_arn.value_or("")},
                                         .outputs = outputs,
                                         .variable = variable,
                                         .aws = aws_,
                                         .generated = app_.generated_values(),
                                         .clock = app_.clock()}));
  CLOUD_TRY(const Secret key, app_.keyring().source().read());
  Value consumed{Value::Map{}};
  for (const auto& [name, value] : resolution.consumed) {
    consumed.set(name, pulumi::value_identity(value, key));
  }
  for (const auto& [query, answer] : resolution.queries) {
    consumed.set(query, pulumi::value_identity(answer, key));
  }
  std::string hash = pulumi::value_identity(resolution.config, key);
  return orchestrator::StepInput{std::move(resolution.config), std::move(hash),
                                 std::move(consumed)};
}

} // namespace cloud::app

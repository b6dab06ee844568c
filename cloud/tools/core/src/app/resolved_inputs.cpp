#include "app/resolved_inputs.hpp"

#include "deployment/effective_config.hpp"
#include "pulumi/content_identity.hpp"
#include "pulumi/keyed_digest.hpp"
#include "resolution/resolver.hpp"

#include <cstdlib>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace cloud::app {
namespace {

constexpr std::string_view k_file = "file:";
constexpr std::string_view k_environment = "environment:";
constexpr std::string_view k_parameter = "aws:ssm:";
constexpr std::string_view k_secret = "aws:secret:";

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
  CLOUD_TRY(Value config, deployment::pulumi_config(manifest, definition, environment_.name));
  CLOUD_TRY(auto sources, sources_of(manifest, definition, environment_.name));
  return resolve(stack, std::move(config), std::move(sources), outputs);
}

Result<orchestrator::StepInput>
ResolvedInputs::resolve_again(const StackName& stack, const Value& unresolved,
                              const orchestrator::OutputsOf& outputs) {
  return resolve(stack, unresolved, {}, outputs);
}

Result<orchestrator::StepInput> ResolvedInputs::resolve(const StackName& stack, Value config,
                                                        std::map<std::string, std::string> sources,
                                                        const orchestrator::OutputsOf& outputs) {
  const Manifest& manifest = deployment_.manifest();
  CLOUD_TRY(resolution::Resolution resolution,
            resolution::resolve(config, {.deployment = manifest.id,
                                         .environment = environment_.name,
                                         .stack = stack,
                                         .source = manifest.source,
                                         .sources = std::move(sources),
                                         .scope = scope(),
                                         .outputs = outputs,
                                         .variable = variable,
                                         .aws = aws_,
                                         .generated = generated_,
                                         .clock = app_.clock()}));
  CLOUD_TRY(const Secret key, this->key());
  Value consumed{Value::Map{}};
  for (const auto& [name, value] : resolution.consumed) {
    consumed.set(name, pulumi::with_digests(value, key));
  }
  for (const auto& [query, answer] : resolution.queries) {
    consumed.set(query, pulumi::with_digests(answer, key));
  }
  Value comparable = pulumi::with_digests(resolution.config, key);
  return orchestrator::StepInput{std::move(resolution.config), std::move(config),
                                 std::move(comparable), std::move(consumed)};
}

bool ResolvedInputs::changed_since(const std::string& name, TimePoint since) {
  return name.starts_with(k_file) &&
         pulumi::changed_since(app_.places().root / name.substr(k_file.size()), since);
}

// A stack that goes back to an earlier state may have no definition any more.
const Reads& ResolvedInputs::declared_reads(const StackName& stack) {
  static const Reads k_none;
  const StackTemplate* definition = deployment_.stack_template(stack);
  return definition == nullptr ? k_none : definition->reads;
}

Result<Secret> ResolvedInputs::key() {
  if (!key_) {
    CLOUD_TRY(key_, app_.keyring().source().read());
  }
  return *key_;
}

AwsScope ResolvedInputs::scope() const {
  return {environment_.account, environment_.region, environment_.profile.value_or(""),
          environment_.role_arn.value_or("")};
}

Result<Value> ResolvedInputs::look_up(const std::string& name,
                                      const orchestrator::OutputsOf& outputs) {
  CLOUD_TRY(const Secret key, this->key());
  if (name.starts_with(k_file)) {
    CLOUD_TRY(std::string identity,
              pulumi::content_identity(app_.places().root / name.substr(k_file.size())));
    return Value(std::move(identity));
  }
  if (name.starts_with(k_environment)) {
    const auto text = variable(name.substr(k_environment.size()));
    return text ? pulumi::with_digests(as_secret(*text), key) : Value("unset");
  }
  if (name.starts_with(k_parameter)) {
    CLOUD_TRY(const Value answer, aws_.ssm_parameter(scope(), name.substr(k_parameter.size())));
    return pulumi::with_digests(answer, key);
  }
  if (name.starts_with(k_secret)) {
    CLOUD_TRY(const Value answer, aws_.secret(scope(), name.substr(k_secret.size()), {}));
    return pulumi::with_digests(answer, key);
  }
  const size_t dot = name.find('.');
  if (dot == std::string::npos || name.find(':') != std::string::npos) {
    return Value(); // an answer of AWS that only a configuration asks for
  }
  CLOUD_TRY(const Value all, outputs(StackName(name.substr(0, dot))));
  const Value* output = all.find(std::string_view(name).substr(dot + 1));
  return output == nullptr ? Value() : pulumi::with_digests(*output, key);
}

} // namespace cloud::app

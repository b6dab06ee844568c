#include "deployment/stack_draft.hpp"

#include "deployment/manifest_variables.hpp"
#include "templates/render.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::deployment {
namespace {

// A default that cannot be worked out later from the manifest alone.
bool needs_init(const Value& value, const EnvironmentName& environment) {
  bool needed = false;
  templates::for_each_variable(value, [&](std::string_view name) {
    needed = needed || !is_manifest_variable(name, environment);
  });
  return needed;
}

// The parameters that init writes for one environment, in the order of the template.
Result<Value> written_parameters(const StackTemplate& definition, const StackEntry& entry,
                                 const EnvironmentName& environment,
                                 const templates::Variables& variables,
                                 const InitRequest& request) {
  Value config{Value::Map{}};
  const auto own = entry.environment_config.find(environment);
  for (const Parameter& parameter : definition.parameters) {
    const bool set_by_template =
        entry.config.find(parameter.name) != nullptr ||
        (own != entry.environment_config.end() && own->second.find(parameter.name) != nullptr);
    const std::string variable = parameter.variable + "_" + to_upper(environment.str());
    const Value* value = parameter.default_in(environment);
    if (!parameter.variable.empty()) {
      if (set_by_template && !request.variables.contains(variable)) {
        continue;
      }
      value = variables.find(variable);
    } else if (set_by_template || value == nullptr || !needs_init(*value, environment)) {
      continue;
    }
    if (value != nullptr) {
      CLOUD_TRY(Value rendered, templates::render(*value, variables, definition.source));
      config.set(parameter.name, std::move(rendered));
    }
  }
  return config;
}

void set_below(Value& config, std::span<const std::string> keys, const Value& value) {
  Value* node = &config;
  for (const std::string& key : keys) {
    if (!node->is_map()) {
      *node = Value{Value::Map{}};
    }
    Value* next = node->find(key);
    node = next != nullptr ? next : &node->set(key, Value{});
  }
  *node = value;
}

bool has_below(const Value& config, std::span<const std::string> keys) {
  const Value* node = &config;
  for (const std::string& key : keys) {
    node = node->find(key);
    if (node == nullptr) {
      return false;
    }
  }
  return true;
}

tl::unexpected<Error> not_there(const Override& override_value, std::string_view what) {
  return fail(ErrorCode::invalid_input, fmt::format("{}: {}", override_value.spelled, what));
}

template <class Items, class NameOf>
std::vector<std::string> names_of(const Items& items, NameOf name_of) {
  std::vector<std::string> names;
  std::transform(items.begin(), items.end(), std::back_inserter(names), name_of);
  return names;
}

// A text parameter takes the text as it was typed, even where it looks like a number.
Value value_for(const Parameter& parameter, const Override& override_value) {
  const bool is_text = parameter.type == ValueType::string || parameter.type == ValueType::cidr;
  const bool whole = override_value.keys.size() == 1;
  return is_text && whole && !override_value.value.is_null() && !override_value.value.is_string()
             ? Value{override_value.text}
             : override_value.value;
}

} // namespace

Result<StackEntry> draft_stack(const templates::ManifestTemplateStack& pattern,
                               const StackTemplate& definition,
                               std::span<const EnvironmentSettings> environments,
                               const templates::Variables& variables, const InitRequest& request,
                               std::string_view source) {
  StackEntry entry;
  entry.name = pattern.name;
  entry.enabled = pattern.enabled;
  entry.priority = definition.priority;
  entry.dependencies = definition.dependencies;
  if (definition.depends_on_all_others) {
    entry.dependencies.emplace_back("*");
  }
  CLOUD_TRY(entry.config, templates::render(pattern.config, variables, source));
  for (const EnvironmentSettings& environment : environments) {
    const auto given = pattern.environment_config.find(environment.name);
    if (given != pattern.environment_config.end()) {
      CLOUD_TRY(entry.environment_config[environment.name],
                templates::render(given->second, variables, source));
    }
    CLOUD_TRY(const Value written,
              written_parameters(definition, entry, environment.name, variables, request));
    if (!written.as_map()->empty()) {
      Value& config = entry.environment_config[environment.name];
      config = merged(config.is_null() ? Value{Value::Map{}} : std::move(config), written);
    }
  }
  return entry;
}

Result<void> apply_override(const Override& override_value, Manifest& manifest,
                            std::span<const StackTemplate* const> definitions) {
  const auto stack = std::find_if(
      manifest.stacks.begin(), manifest.stacks.end(),
      [&](const StackEntry& candidate) { return candidate.name == override_value.stack; });
  if (stack == manifest.stacks.end()) {
    return not_there(override_value,
                     fmt::format("the template has no stack '{}'{}", override_value.stack,
                                 did_you_mean(override_value.stack.str(),
                                              names_of(manifest.stacks, [](const auto& entry) {
                                                return entry.name.str();
                                              }))));
  }
  const StackTemplate& definition =
      *definitions[static_cast<size_t>(stack - manifest.stacks.begin())];
  const Parameter* parameter = definition.parameter(override_value.keys.front());
  if (parameter == nullptr) {
    return not_there(
        override_value,
        fmt::format("stack '{}' has no parameter '{}'{}", stack->name, override_value.keys.front(),
                    did_you_mean(override_value.keys.front(),
                                 names_of(definition.parameters,
                                          [](const auto& known) { return known.name; }))));
  }
  const Value value = value_for(*parameter, override_value);
  if (override_value.environment) {
    if (manifest.environment(*override_value.environment) == nullptr) {
      return not_there(override_value, fmt::format("the template has no environment '{}'",
                                                   *override_value.environment));
    }
    set_below(stack->environment_config[*override_value.environment], override_value.keys, value);
    return {};
  }
  bool in_every_environment = !manifest.environments.empty();
  for (const EnvironmentSettings& environment : manifest.environments) {
    const auto config = stack->environment_config.find(environment.name);
    const bool has =
        config != stack->environment_config.end() && has_below(config->second, override_value.keys);
    if (has) {
      set_below(config->second, override_value.keys, value);
    }
    in_every_environment = in_every_environment && has;
  }
  if (!in_every_environment) {
    set_below(stack->config, override_value.keys, value);
  }
  return {};
}

} // namespace cloud::deployment

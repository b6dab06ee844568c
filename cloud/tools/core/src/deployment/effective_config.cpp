#include "deployment/effective_config.hpp"

#include "deployment/manifest_variables.hpp"
#include "documents/finding.hpp"
#include "templates/render.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::deployment {
namespace {

// Fills in what an object leaves out, and marks what must stay secret, all the way down.
Value completed(Value value, const Parameter& parameter) {
  if (parameter.secret) {
    value.secret = true;
  }
  if (Value::List* list = value.as_list(); list != nullptr && !parameter.item.empty()) {
    for (Value& item : *list) {
      item = completed(std::move(item), parameter.item.front());
    }
  }
  if (value.is_map()) {
    for (const Parameter& field : parameter.fields) {
      Value* given = value.find(field.name);
      if (given == nullptr && field.default_value && !field.default_value->is_null()) {
        given = &value.set(field.name, *field.default_value);
      }
      if (given != nullptr) {
        *given = completed(std::move(*given), field);
      }
    }
  }
  return value;
}

// A null leaves a key out, inside maps as well; in lists it is a value like any other.
Value without_nulls(Value value) {
  if (Value::Map* map = value.as_map()) {
    std::erase_if(*map, [](const ValueEntry& entry) { return entry.value.is_null(); });
    for (ValueEntry& entry : *map) {
      entry.value = without_nulls(std::move(entry.value));
    }
  }
  return value;
}

bool refers_to(const Value& value, const StackName& stack) {
  if (const std::string* text = value.as_string()) {
    return text->find(fmt::format("{{{{RUNTIME:{}:", stack)) != std::string::npos;
  }
  if (const Value::List* list = value.as_list()) {
    return std::any_of(list->begin(), list->end(),
                       [&stack](const Value& item) { return refers_to(item, stack); });
  }
  const Value::Map* map = value.as_map();
  return map != nullptr && std::any_of(map->begin(), map->end(), [&stack](const auto& entry) {
           return refers_to(entry.value, stack);
         });
}

// A default that refers to an optional dependency holds only where that stack is enabled.
bool is_out_of_reach(const Value& value, const StackTemplate& stack, const Manifest& manifest) {
  return std::any_of(stack.optional_dependencies.begin(), stack.optional_dependencies.end(),
                     [&](const StackName& name) {
                       const StackEntry* entry = manifest.stack(name);
                       return (entry == nullptr || !entry->enabled) && refers_to(value, name);
                     });
}

// AWS takes letters, digits, spaces and + - = . _ : / @ in tag values.
Value tag_value(std::string text) {
  constexpr std::string_view k_refused = "!\"#$%&'()*,;<>?[\\]^`{|}~";
  std::replace_if(
      text.begin(), text.end(), [&](char c) { return k_refused.find(c) != std::string_view::npos; },
      '-');
  return Value{std::move(text)};
}

// Whose credentials the provider uses. Profiles are of no use to simulated AWS, which is told whose
// credentials it stands for.
void add_credentials(Value::Map& config, const EnvironmentSettings& settings, Target target) {
  if (settings.profile && target == Target::aws) {
    config.push_back({"aws:profile", *settings.profile, {}});
  }
  if (settings.role_arn) {
    config.push_back(
        {"aws:assumeRoles", Value::List{Value::Map{{"roleArn", *settings.role_arn, {}}}}, {}});
  }
}

class Tiers {
public:
  void add(const std::string& key, const Value& value, Mark mark, ConfigOrigin origin,
           const std::string& source) {
    const auto existing = std::find_if(entries_.begin(), entries_.end(),
                                       [&key](const auto& entry) { return entry.key == key; });
    if (existing == entries_.end()) {
      entries_.push_back({key, value, origin, source, mark});
    } else {
      *existing = {key, merged(std::move(existing->value), value), origin, source, mark};
    }
  }

  void add_all(const Value& config, ConfigOrigin origin, const std::string& source) {
    for (const ValueEntry& entry : config.is_map() ? *config.as_map() : Value::Map{}) {
      add(entry.key, entry.value, entry.mark, origin, source);
    }
  }

  [[nodiscard]] std::vector<ConfigEntry> take() {
    std::erase_if(entries_, [](const ConfigEntry& entry) { return entry.value.is_null(); });
    for (ConfigEntry& entry : entries_) {
      entry.value = without_nulls(std::move(entry.value));
    }
    return std::move(entries_);
  }

private:
  std::vector<ConfigEntry> entries_;
};

} // namespace

Result<std::vector<ConfigEntry>> effective_config(const Manifest& manifest,
                                                  const StackTemplate& stack,
                                                  const EnvironmentName& environment) {
  Tiers tiers;
  for (const Parameter& parameter : stack.parameters) {
    const Value* value = parameter.default_in(environment);
    // An absent default keeps the parameter's place in the order all the same.
    const bool absent = value == nullptr || is_out_of_reach(*value, stack, manifest);
    tiers.add(parameter.name, absent ? Value{} : *value, parameter.mark,
              ConfigOrigin::template_default, stack.source);
  }
  if (const StackEntry* entry = manifest.stack(stack.name)) {
    tiers.add_all(entry->config, ConfigOrigin::manifest, manifest.source);
    const auto own = entry->environment_config.find(environment);
    if (own != entry->environment_config.end()) {
      tiers.add_all(own->second, ConfigOrigin::manifest_environment, manifest.source);
    }
  }

  const templates::Variables variables = manifest_variables(manifest, environment);
  std::vector<ConfigEntry> entries = tiers.take();
  for (ConfigEntry& entry : entries) {
    CLOUD_TRY(entry.value, templates::render(entry.value, variables, entry.source));
    if (const Parameter* parameter = stack.parameter(entry.key)) {
      entry.value = completed(std::move(entry.value), *parameter);
    }
  }
  return entries;
}

Result<Value> pulumi_config(const Manifest& manifest, const StackTemplate& stack,
                            const EnvironmentName& environment) {
  const EnvironmentSettings* settings = manifest.environment(environment);
  if (settings == nullptr) {
    return fail(documents::error_at(manifest.source, {},
                                    fmt::format("environment '{}' is not defined", environment)));
  }
  CLOUD_TRY(std::vector<ConfigEntry> entries, effective_config(manifest, stack, environment));
  Value::Map config;
  for (ConfigEntry& entry : entries) {
    config.push_back(
        {fmt::format("{}:{}", stack.name, entry.key), std::move(entry.value), entry.mark});
  }
  Value tags;
  tags.set("organization", tag_value(manifest.organization));
  tags.set("project", manifest.project);
  tags.set("deployment", manifest.id.str());
  tags.set("environment", environment.str());
  tags.set("stack", stack.name.str());
  tags.set("team", tag_value(manifest.team));
  tags.set("costCenter", tag_value(manifest.cost_center));
  // An empty tag says nothing.
  std::erase_if(*tags.as_map(), [](const ValueEntry& tag) { return tag.value == Value{""}; });
  config.push_back({"aws:region", settings->region, {}});
  add_credentials(config, *settings, manifest.target);
  config.push_back({"aws:allowedAccountIds", Value::List{settings->account}, {}});
  config.push_back({"aws:defaultTags", Value::Map{{"tags", std::move(tags), {}}}, {}});
  return Value{std::move(config)};
}

std::string to_text(ConfigOrigin origin, const EnvironmentName& environment) {
  switch (origin) {
  case ConfigOrigin::template_default:
    return "template default";
  case ConfigOrigin::manifest:
    return "manifest";
  case ConfigOrigin::manifest_environment:
    return fmt::format("manifest ({})", environment);
  }
  return "";
}

} // namespace cloud::deployment

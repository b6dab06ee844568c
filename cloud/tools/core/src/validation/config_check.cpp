#include "validation/config_check.hpp"

#include "deployment/effective_config.hpp"
#include "deployment/manifest_variables.hpp"
#include "resolution/references.hpp"
#include "resolution/scan.hpp"
#include "templates/render.hpp"
#include "util/strings.hpp"
#include "validation/value_check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::validation {
namespace {

using documents::Finding;

class ConfigCheck {
public:
  ConfigCheck(const Manifest& manifest, const StackEntry& stack, const StackTemplate& definition,
              std::span<const StackTemplate> definitions, documents::PatternCache& patterns)
      : manifest_(manifest), stack_(stack), definition_(definition), patterns_(patterns) {
    known_.templates = definitions;
    for (const StackEntry& entry : manifest.stacks) {
      if (entry.enabled) {
        known_.enabled.insert(entry.name);
      }
    }
  }

  void run() {
    check_keys(stack_.config);
    for (const auto& [environment, config] : stack_.environment_config) {
      check_keys(config);
      check_environment_exists(environment, config);
    }
    for (const EnvironmentSettings& environment : manifest_.environments) {
      check_environment(environment.name);
    }
  }

  // The same mistake shows in several environments; it is one all the same.
  [[nodiscard]] std::vector<Finding> take() {
    documents::sort_by_place(findings_);
    std::vector<Finding> unique;
    for (Finding& finding : findings_) {
      if (std::find(unique.begin(), unique.end(), finding) == unique.end()) {
        unique.push_back(std::move(finding));
      }
    }
    return unique;
  }

private:
  void add(std::vector<Finding> findings) {
    findings_.insert(findings_.end(), std::make_move_iterator(findings.begin()),
                     std::make_move_iterator(findings.end()));
  }

  void check_keys(const Value& config) {
    std::vector<std::string> names;
    for (const Parameter& parameter : definition_.parameters) {
      names.push_back(parameter.name);
    }
    for (const ValueEntry& entry : config.is_map() ? *config.as_map() : Value::Map{}) {
      if (definition_.parameter(entry.key) == nullptr) {
        findings_.push_back(
            {manifest_.source, entry.mark,
             fmt::format("stack '{}' has no parameter '{}'{}", stack_.name, entry.key,
                         did_you_mean(entry.key, names)),
             fmt::format("`cloud show-template {}` lists its parameters", stack_.name)});
      }
    }
  }

  void check_environment_exists(const EnvironmentName& environment, const Value& config) {
    if (manifest_.environment(environment) == nullptr) {
      findings_.push_back(
          {manifest_.source, config.mark.line == 0 ? stack_.mark : config.mark,
           fmt::format("stack '{}' has configuration for '{}', which is not in spec.environments",
                       stack_.name, environment)});
    }
  }

  void check_environment(const EnvironmentName& environment) {
    const size_t before = findings_.size();
    check_variables(environment);
    if (findings_.size() != before) {
      return;
    }
    const auto entries = deployment::effective_config(manifest_, definition_, environment);
    if (!entries) {
      return; // of variables only, which have been reported
    }
    for (const deployment::ConfigEntry& entry : *entries) {
      check_entry(entry);
    }
    for (const Parameter& parameter : definition_.parameters) {
      const bool given = std::any_of(entries->begin(), entries->end(), [&](const auto& entry) {
        return entry.key == parameter.name;
      });
      if (parameter.required && !given && stack_.enabled) {
        findings_.push_back({manifest_.source, stack_.mark,
                             fmt::format("stack '{}' needs a value for '{}' in {}", stack_.name,
                                         parameter.name, environment)});
      }
    }
  }

  void check_variables(const EnvironmentName& environment) {
    const templates::Variables variables = deployment::manifest_variables(manifest_, environment);
    for (const Parameter& parameter : definition_.parameters) {
      if (const Value* value = parameter.default_in(environment)) {
        add(templates::variable_findings(*value, variables, definition_.source));
      }
    }
    add(templates::variable_findings(stack_.config, variables, manifest_.source));
    const auto own = stack_.environment_config.find(environment);
    if (own != stack_.environment_config.end()) {
      add(templates::variable_findings(own->second, variables, manifest_.source));
    }
  }

  void check_entry(const deployment::ConfigEntry& entry) {
    const Parameter* parameter = definition_.parameter(entry.key);
    if (parameter != nullptr) {
      add(check_value(*parameter, entry.value,
                      {fmt::format("{}.{}", stack_.name, entry.key), entry.source, entry.mark},
                      patterns_));
    }
    if (stack_.enabled) {
      const Value alone{Value::Map{{entry.key, entry.value, entry.mark}}};
      add(resolution::check_references(stack_.name, resolution::scan(alone, entry.source), known_));
    }
  }

  const Manifest& manifest_;
  const StackEntry& stack_;
  const StackTemplate& definition_;
  documents::PatternCache& patterns_;
  resolution::KnownStacks known_;
  std::vector<Finding> findings_;
};

} // namespace

std::vector<Finding> check_config(const Manifest& manifest, const StackEntry& stack,
                                  const StackTemplate& definition,
                                  std::span<const StackTemplate> definitions,
                                  documents::PatternCache& patterns) {
  ConfigCheck check(manifest, stack, definition, definitions, patterns);
  check.run();
  return check.take();
}

} // namespace cloud::validation

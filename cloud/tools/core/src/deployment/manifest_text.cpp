#include "deployment/manifest_draft.hpp"
#include "deployment/manifest_reader.hpp"
#include "documents/yaml_writer.hpp"
#include "templates/variables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::deployment {
namespace {

using documents::Secrets;
using documents::write_yaml_entries;

std::string comment(int indentation, std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return fmt::format("{}# {}\n", std::string(static_cast<size_t>(indentation), ' '), text);
}

std::string header(const Manifest& manifest) {
  return comment(0, fmt::format("Deployment {} of {}, made from the template '{}'.", manifest.id,
                                manifest.project, manifest.manifest_template)) +
         comment(0, "Edit it freely: commands that change it keep your comments and order.") +
         comment(0,
                 fmt::format("`cloud validate {0}` checks it; `cloud plan {0} --environment dev` "
                             "shows what a deploy would do.",
                             manifest.id));
}

std::string metadata(const Manifest& manifest) {
  Value values;
  values.set("id", manifest.id.str());
  values.set("organization", manifest.organization);
  values.set("project", manifest.project);
  values.set("domain", manifest.domain);
  values.set("description", manifest.description);
  values.set("team", manifest.team);
  values.set("costCenter", manifest.cost_center);
  values.set("template", manifest.manifest_template);
  values.set("createdAt", manifest.created_at);
  values.set("createdBy", manifest.created_by);
  return "metadata:\n" + write_yaml_entries(values, 2);
}

std::string target(const Manifest& manifest) {
  return manifest.target == Target::simulated
             ? "  target: simulated # no AWS account is touched, accounts below are pretended\n"
             : "  target: aws\n";
}

std::string environments(const Manifest& manifest) {
  std::string text = "  environments:\n";
  for (const EnvironmentSettings& environment : manifest.environments) {
    Value values;
    values.set("enabled", environment.enabled);
    values.set("account", environment.account);
    values.set("region", environment.region);
    if (environment.profile) {
      values.set("profile", *environment.profile);
    }
    if (environment.role_arn) {
      values.set("roleArn", *environment.role_arn);
    }
    text += fmt::format("    {}: {}\n", environment.name, documents::write_yaml_inline(values));
  }
  return manifest.environments.empty() ? "  environments: {}\n" : text;
}

std::string stack(const StackEntry& entry, const std::string& description) {
  Value values;
  values.set("enabled", entry.enabled);
  if (entry.priority) {
    values.set("priority", *entry.priority);
  }
  Value::List dependencies;
  for (const StackName& name : entry.dependencies) {
    dependencies.emplace_back(name.str());
  }
  values.set("dependencies", std::move(dependencies));
  values.set("config", entry.config);
  Value by_environment;
  for (const EnvironmentName& environment : templates::environment_names()) {
    const auto config = entry.environment_config.find(environment);
    if (config != entry.environment_config.end()) {
      by_environment.set(environment.str(), Value::Map{{"config", config->second, {}}});
    }
  }
  if (!by_environment.is_null()) {
    values.set("environments", std::move(by_environment));
  }
  return comment(4, description) + fmt::format("    {}:\n", entry.name) +
         write_yaml_entries(values, 6, Secrets::revealed);
}

} // namespace

std::string manifest_text(const ManifestDraft& draft) {
  const Manifest& manifest = draft.manifest;
  std::string text = header(manifest);
  text += "apiVersion: cloud/v3.1\nkind: Deployment\n" + metadata(manifest) + "spec:\n";
  text += target(manifest);
  text +=
      "  pulumi:\n    organization: " + documents::write_yaml_text(manifest.pulumi_organization) +
      "\n";
  text += environments(manifest);
  text += comment(2, "A stack takes its values from its template (`cloud show-template <stack>`);");
  text += comment(2, "`config` says what differs, for all environments or for one of them.");
  if (manifest.stacks.empty()) {
    return text + "  stacks: {}\n";
  }
  text += "  stacks:\n";
  for (size_t i = 0; i < manifest.stacks.size(); ++i) {
    text += stack(manifest.stacks[i], draft.descriptions[i]);
  }
  return text;
}

} // namespace cloud::deployment

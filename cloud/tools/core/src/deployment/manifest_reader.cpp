#include "deployment/manifest_reader.hpp"

#include "documents/finding.hpp"
#include "util/files.hpp"

namespace cloud::deployment {
namespace {

const Value& member(const Value& map, std::string_view key) {
  static const Value k_null;
  const Value* value = map.find(key);
  return value == nullptr ? k_null : *value;
}

const Value::Map& members(const Value& map) {
  static const Value::Map k_empty;
  const Value::Map* members = map.as_map();
  return members == nullptr ? k_empty : *members;
}

bool flag(const Value& map, std::string_view key, bool otherwise) {
  const bool* value = member(map, key).as_bool();
  return value == nullptr ? otherwise : *value;
}

std::optional<std::string> optional_text(const Value& map, std::string_view key) {
  const std::string* text = member(map, key).as_string();
  return text == nullptr ? std::nullopt : std::optional(*text);
}

Value map_or_empty(const Value& value) {
  return value.is_map() ? value : Value{Value::Map{}};
}

EnvironmentSettings to_environment(const ValueEntry& entry) {
  EnvironmentSettings settings;
  settings.name = EnvironmentName(entry.key);
  settings.enabled = flag(entry.value, "enabled", false);
  settings.account = entry.value.text("account");
  settings.region = entry.value.text("region");
  settings.profile = optional_text(entry.value, "profile");
  settings.role_arn = optional_text(entry.value, "roleArn");
  settings.mark = entry.mark;
  return settings;
}

StackEntry to_stack(const ValueEntry& entry) {
  StackEntry stack;
  stack.name = StackName(entry.key);
  stack.enabled = flag(entry.value, "enabled", true);
  if (const std::int64_t* priority = member(entry.value, "priority").as_integer()) {
    stack.priority = static_cast<int>(*priority);
  }
  if (const ValueEntry* dependencies = entry.value.find_entry("dependencies")) {
    stack.dependencies_mark = dependencies->mark;
    if (const Value::List* names = dependencies->value.as_list()) {
      for (const Value& name : *names) {
        if (name.is_string()) {
          stack.dependencies.emplace_back(*name.as_string());
        }
      }
    }
  }
  stack.config = map_or_empty(member(entry.value, "config"));
  for (const ValueEntry& environment : members(member(entry.value, "environments"))) {
    stack.environment_config.emplace(EnvironmentName(environment.key),
                                     map_or_empty(member(environment.value, "config")));
  }
  stack.mark = entry.mark;
  return stack;
}

} // namespace

Manifest to_manifest(const documents::Document& document) {
  const Value& metadata = member(document.root, "metadata");
  const Value& spec = member(document.root, "spec");

  Manifest manifest;
  manifest.source = document.source;
  manifest.id = DeploymentId(metadata.text("id"));
  manifest.organization = metadata.text("organization");
  manifest.project = metadata.text("project");
  manifest.domain = metadata.text("domain");
  manifest.description = metadata.text("description");
  manifest.team = metadata.text("team");
  manifest.cost_center = metadata.text("costCenter");
  manifest.manifest_template = metadata.text("template");
  manifest.created_at = metadata.text("createdAt");
  manifest.created_by = metadata.text("createdBy");
  manifest.target = spec.text("target") == "simulated" ? Target::simulated : Target::aws;
  manifest.rollback = rollback_policy_from(member(spec, "rollback").text("onFailure"));
  manifest.pulumi_organization = member(spec, "pulumi").text("organization");
  for (const ValueEntry& entry : members(member(spec, "environments"))) {
    manifest.environments.push_back(to_environment(entry));
  }
  for (const ValueEntry& entry : members(member(spec, "stacks"))) {
    manifest.stacks.push_back(to_stack(entry));
  }
  return manifest;
}

Result<LoadedManifest> parse_manifest(std::string text, std::string source,
                                      templates::Library& library) {
  CLOUD_TRY(documents::Document document,
            documents::parse_yaml(std::move(text), std::move(source)));
  return to_valid_manifest(std::move(document), library);
}

Result<LoadedManifest> to_valid_manifest(documents::Document document,
                                         templates::Library& library) {
  CLOUD_TRY(std::vector<documents::Finding> findings, library.check_manifest_schema(document));
  CLOUD_CHECK(documents::to_result(document.source, std::move(findings)));
  Manifest manifest = to_manifest(document);
  return LoadedManifest{std::move(document), std::move(manifest)};
}

Result<LoadedManifest> read_manifest(const std::filesystem::path& path,
                                     templates::Library& library) {
  CLOUD_TRY(std::string text, read_file(path, documents::YamlLimits{}.bytes));
  return parse_manifest(std::move(text), path.string(), library);
}

const char* to_string(Target target) {
  return target == Target::aws ? "aws" : "simulated";
}

} // namespace cloud::deployment

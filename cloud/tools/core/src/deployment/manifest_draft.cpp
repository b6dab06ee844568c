#include "deployment/manifest_draft.hpp"

#include "deployment/definitions.hpp"
#include "deployment/init_variables.hpp"
#include "deployment/stack_draft.hpp"
#include "templates/render.hpp"
#include "templates/variables.hpp"

namespace cloud::deployment {
namespace {

using templates::Variables;

// A disabled environment whose account nobody named can be added when it is wanted.
bool lacks_account(const ValueEntry& environment, const Variables& variables) {
  const bool* enabled = environment.value.find("enabled")->as_bool();
  bool missing = false;
  templates::for_each_variable(*environment.value.find("account"), [&](std::string_view name) {
    missing = missing || (variables.is_known(name) && variables.find(name) == nullptr);
  });
  return missing && !*enabled;
}

Result<void> add_environments(ManifestDraft& draft, const templates::ManifestTemplate& pattern,
                              const Variables& variables) {
  Value present{Value::Map{}};
  for (const ValueEntry& entry : *pattern.environments.as_map()) {
    if (lacks_account(entry, variables)) {
      draft.left_out.emplace_back(entry.key);
      continue;
    }
    present.as_map()->push_back(entry);
  }
  CLOUD_TRY(const Value rendered, templates::render(present, variables, pattern.source));
  for (const ValueEntry& entry : *rendered.as_map()) {
    EnvironmentSettings settings;
    settings.name = EnvironmentName(entry.key);
    settings.enabled = *entry.value.find("enabled")->as_bool();
    settings.account = entry.value.text("account");
    settings.region = entry.value.text("region");
    if (const Value* profile = entry.value.find("profile")) {
      settings.profile = *profile->as_string();
    }
    if (const Value* role = entry.value.find("roleArn")) {
      settings.role_arn = *role->as_string();
    }
    draft.manifest.environments.push_back(std::move(settings));
  }
  return {};
}

void add_metadata(Manifest& manifest, const InitRequest& request, const DeploymentId& id,
                  const Variables& variables) {
  const auto text = [&variables](std::string_view name) {
    const Value* value = variables.find(name);
    return value == nullptr || !value->is_string() ? std::string{} : *value->as_string();
  };
  manifest.id = id;
  manifest.organization = text("ORGANIZATION");
  manifest.project = text("PROJECT_NAME");
  manifest.domain = text("DOMAIN");
  manifest.description = text("DESCRIPTION");
  manifest.team = text("TEAM");
  manifest.cost_center = text("COST_CENTER");
  manifest.manifest_template = request.manifest_template;
  manifest.created_at = text("TIMESTAMP");
  manifest.created_by = text("USER_EMAIL");
  manifest.target = request.target;
  manifest.pulumi_organization = text("PULUMI_ORG");
}

} // namespace

Result<ManifestDraft> draft_manifest(const InitRequest& request, const DeploymentId& id,
                                     templates::Library& library) {
  CLOUD_TRY(const templates::ManifestTemplate* pattern,
            library.manifest_template(request.manifest_template));
  std::vector<NamedStack> stacks;
  for (const templates::ManifestTemplateStack& stack : pattern->stacks) {
    stacks.push_back({stack.name, stack.mark});
  }
  CLOUD_TRY(const std::vector<const StackTemplate*> definitions,
            stack_definitions(stacks, pattern->source, library));
  CLOUD_TRY(const std::vector<templates::StackVariable> declared,
            templates::stack_variables(definitions));
  CLOUD_TRY(const Variables variables, init_variables(request, id, declared));

  ManifestDraft draft;
  add_metadata(draft.manifest, request, id, variables);
  CLOUD_CHECK(add_environments(draft, *pattern, variables));
  for (size_t i = 0; i < pattern->stacks.size(); ++i) {
    CLOUD_TRY(StackEntry entry,
              draft_stack(pattern->stacks[i], *definitions[i], draft.manifest.environments,
                          variables, request, pattern->source));
    draft.manifest.stacks.push_back(std::move(entry));
    draft.descriptions.push_back(definitions[i]->description);
  }
  for (const Override& override_value : request.overrides) {
    CLOUD_CHECK(apply_override(override_value, draft.manifest, definitions));
  }
  return draft;
}

} // namespace cloud::deployment

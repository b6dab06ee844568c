#include "deployment/creation.hpp"

#include "deployment/definitions.hpp"
#include "deployment/effective_config.hpp"
#include "deployment/manifest_draft.hpp"
#include "deployment/staging.hpp"
#include "deployment/time_text.hpp"
#include "documents/places.hpp"

#include <fmt/format.h>

namespace cloud::deployment {
namespace {

Result<size_t> write_config_files(Staging& staging, const LoadedManifest& manifest,
                                  templates::Library& library, ConfigCipher& cipher) {
  size_t count = 0;
  CLOUD_TRY(const std::vector<const StackTemplate*> definitions,
            stack_definitions(manifest.manifest, library));
  for (const StackTemplate* stack : definitions) {
    for (const EnvironmentSettings& environment : manifest.manifest.environments) {
      CLOUD_TRY(const Value config, pulumi_config(manifest.manifest, *stack, environment.name));
      CLOUD_TRY(const std::string content, new_config_file(config, cipher));
      CLOUD_CHECK(staging.write(std::filesystem::path("config") /
                                    config_file_name(stack->name, environment.name),
                                content, Staging::Durability::replaceable));
      ++count;
    }
  }
  return count;
}

std::string init_log(const InitRequest& request, const Creation& creation,
                     std::string_view folder) {
  std::string log;
  const auto add = [&](std::string_view text) { log += log_line(request.now, "init", text); };
  add(fmt::format("{} deployment ID: {}", request.id ? "Given" : "Generated", creation.folder.id));
  add(fmt::format("Created: {}", folder));
  add(fmt::format("Generated manifest from template: {}", creation.manifest_template));
  for (const EnvironmentName& environment : creation.left_out) {
    add(fmt::format("Left out environment {}: no account was given", environment));
  }
  add("Resolved dependencies from stack templates");
  add(fmt::format("Created {} config files ({} stacks × {} environments)", creation.config_files,
                  creation.stacks, creation.environments));
  return log;
}

} // namespace

Result<Creation> create_deployment(const std::filesystem::path& deploy, const InitRequest& request,
                                   templates::Library& library, ConfigCipher& cipher,
                                   const ManifestCheck& check) {
  CLOUD_TRY(
      Staging staging,
      Staging::create(deploy, request.id, std::chrono::floor<std::chrono::seconds>(request.now)));
  CLOUD_TRY(const ManifestDraft draft, draft_manifest(request, staging.id(), library));
  // Not written yet, and in case of a problem never: messages name no place nobody could look at.
  CLOUD_TRY(documents::Document written,
            documents::parse_yaml(manifest_text(draft), "these options"));
  CLOUD_TRY(const LoadedManifest manifest,
            to_valid_manifest(documents::without_places(std::move(written)), library));
  CLOUD_CHECK(check(manifest));

  Creation creation;
  creation.folder.id = staging.id();
  creation.manifest_template = request.manifest_template;
  creation.stacks = manifest.manifest.stacks.size();
  creation.environments = manifest.manifest.environments.size();
  creation.left_out = draft.left_out;
  const std::string name =
      folder_name(staging.id(), draft.manifest.organization, draft.manifest.project);
  CLOUD_CHECK(staging.write("Deployment_Manifest.yaml", manifest.document.text,
                            Staging::Durability::lasting));
  CLOUD_TRY(creation.config_files, write_config_files(staging, manifest, library, cipher));
  CLOUD_CHECK(staging.write("logs/init.log", init_log(request, creation, (deploy / name).string()),
                            Staging::Durability::replaceable));
  CLOUD_TRY(creation.folder, staging.publish(draft.manifest.organization, draft.manifest.project));
  return creation;
}

} // namespace cloud::deployment

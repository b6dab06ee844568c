#include "app/checking.hpp"

#include "app/environment.hpp"
#include "validation/manifest_check.hpp"

namespace cloud::app {

Result<void> check(App& app, const deployment::LoadedManifest& manifest) {
  CLOUD_CHECK(validation::validate_manifest(manifest.document, app.library()));
  CLOUD_TRY(const auto definitions, definitions_of(app, manifest.manifest));
  for (const EnvironmentSettings& environment : manifest.manifest.environments) {
    CLOUD_CHECK(dependency_graph(manifest.manifest, definitions, environment.name));
  }
  return {};
}

} // namespace cloud::app

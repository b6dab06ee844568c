#include "app/checking.hpp"

#include "deployment/definitions.hpp"
#include "validation/manifest_check.hpp"

namespace cloud::app {

Result<void> check(App& app, const deployment::LoadedManifest& manifest) {
  return validation::check_manifest(manifest, app.library());
}

} // namespace cloud::app

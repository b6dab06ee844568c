#include "app/configuring.hpp"

#include "app/checking.hpp"

#include <utility>

namespace cloud::app {

Result<Configuration> configure(App& app, const std::string& id, bool adopt) {
  CLOUD_TRY(auto folder, deployment::find_deployment(app.places().deploy(), id));
  CLOUD_TRY(const auto manifest, deployment::read_manifest(folder.manifest(), app.library()));
  CLOUD_CHECK(check(app, manifest));
  if (adopt) {
    CLOUD_TRY(auto adoption,
              deployment::adopt_edits(folder, manifest, app.library(), app.cipher(),
                                      [&app](const deployment::LoadedManifest& changed) {
                                        return check(app, changed);
                                      }));
    return Configuration{std::move(folder), std::move(adoption.generation),
                         std::move(adoption.manifest_lines)};
  }
  CLOUD_TRY(auto generation,
            deployment::generate_config(folder, manifest, app.library(), app.cipher()));
  if (!generation.conflicts.empty()) {
    return fail(deployment::conflict_error(generation, folder.id));
  }
  return Configuration{std::move(folder), std::move(generation), {}};
}

} // namespace cloud::app

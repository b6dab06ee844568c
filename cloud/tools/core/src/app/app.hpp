#pragma once

#include "app/settings.hpp"
#include "app/system_clock.hpp"
#include "deployment/places.hpp"
#include "ports/config_cipher.hpp"
#include "ports/generated_values.hpp"
#include "ports/run_store.hpp"
#include "ports/stack_states.hpp"
#include "pulumi/backend.hpp"
#include "pulumi/checkpoint_states.hpp"
#include "pulumi/config_cipher.hpp"
#include "pulumi/installation.hpp"
#include "pulumi/installed_programs.hpp"
#include "pulumi/keyring.hpp"
#include "store/sqlite/generated_values.hpp"
#include "store/sqlite/run_store.hpp"
#include "store/sqlite/snapshots.hpp"
#include "store/sqlite/store_file.hpp"
#include "templates/library.hpp"
#include "util/result.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace cloud::app {

struct AppOptions {
  std::string root;                            // --root, or empty
  std::map<std::string, std::string> settings; // given as flags, by key
  std::vector<std::string> guard_argv;         // how this program is started as a guard
  // Told before something takes minutes: building the toolchain.
  std::function<void(const std::string&)> on_progress;
};

// The composition root: everything a use case works with. Making one reads the settings and nothing
// else; store, templates and passphrase are opened when they are first used.
class App {
public:
  [[nodiscard]] static Result<std::unique_ptr<App>> open(AppOptions options);

  [[nodiscard]] const deployment::Places& places() const { return places_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] const std::vector<std::string>& guard_argv() const { return options_.guard_argv; }
  [[nodiscard]] pulumi::Installation installation() const { return {places_.root}; }
  [[nodiscard]] templates::Library& library() { return library_; }
  [[nodiscard]] RunStore& store() { return run_store_; }
  [[nodiscard]] pulumi::InstalledPrograms& programs() { return programs_; }
  [[nodiscard]] pulumi::Backend& backend() { return *backend_; }
  [[nodiscard]] StackStates& states() { return states_; }
  [[nodiscard]] GeneratedValues& generated_values() { return generated_values_; }
  [[nodiscard]] Snapshots& snapshots() { return snapshots_; }
  [[nodiscard]] pulumi::Keyring& keyring() { return keyring_; }
  [[nodiscard]] ConfigCipher& cipher() { return cipher_; }
  [[nodiscard]] SystemClock& clock() { return clock_; }

private:
  App(AppOptions options, deployment::Places places, Settings settings);

  AppOptions options_;
  deployment::Places places_;
  Settings settings_;
  SystemClock clock_;
  templates::Library library_;
  pulumi::Keyring keyring_;
  pulumi::InstallationCipher cipher_;
  pulumi::InstalledPrograms programs_;
  std::unique_ptr<pulumi::Backend> backend_;
  pulumi::CheckpointStates states_;
  store::StoreFile store_file_;
  store::SqliteRunStore run_store_;
  store::SqliteGeneratedValues generated_values_;
  store::SqliteSnapshots snapshots_;
};

} // namespace cloud::app

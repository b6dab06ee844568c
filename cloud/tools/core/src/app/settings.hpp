#pragma once

#include "util/result.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace cloud::app {

// What can be set, and how: --<flag> on the command line wins, then CLOUD_<NAME>, then
// cloud/settings.yaml, then the default.
struct SettingDefinition {
  const char* key;         // in settings.yaml
  const char* variable;    // CLOUD_…
  const char* otherwise;   // the default, as text
  const char* description; // one line for `cloud settings`
};

[[nodiscard]] std::span<const SettingDefinition> setting_definitions();

struct Setting {
  std::string key;
  std::string value;
  std::string origin; // "default", "cloud/settings.yaml:3", "CLOUD_PARALLEL", "--parallel"
  std::string description;
};

// The effective settings of one command.
class Settings {
public:
  // Reads the environment and cloud/settings.yaml (which may be missing). `flags` are the values
  // given on the command line, by key. Errors: invalid_input for a key that does not exist (with
  // the nearest spelling), a value that is no text, number or boolean.
  [[nodiscard]] static Result<Settings> load(const std::filesystem::path& root,
                                             const std::map<std::string, std::string>& flags = {});

  [[nodiscard]] const std::string& text(const std::string& key) const;
  // A number that is at least 0. Errors: invalid_input naming where the value comes from.
  [[nodiscard]] Result<double> number(const std::string& key) const;
  // Errors: the same.
  [[nodiscard]] Result<std::chrono::seconds> duration(const std::string& key) const;
  [[nodiscard]] const std::vector<Setting>& all() const { return settings_; }

private:
  [[nodiscard]] const Setting& find(const std::string& key) const;

  std::vector<Setting> settings_;
};

} // namespace cloud::app

#include "app/settings.hpp"

#include "documents/json.hpp"
#include "documents/yaml_reader.hpp"
#include "util/duration.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace cloud::app {
namespace {

namespace fs = std::filesystem;

constexpr SettingDefinition k_definitions[] = {
    {"pulumi", "CLOUD_PULUMI", "", "Pulumi program to use; empty: built here, else on PATH"},
    {"node", "CLOUD_NODE", "", "Node.js program to use; empty: on PATH, else installed here"},
    {"backend", "CLOUD_BACKEND", "",
     "where Pulumi keeps state (file://, s3://, postgres://, https://); empty: .cloud/state"},
    {"secretsProvider", "CLOUD_SECRETS_PROVIDER", "passphrase",
     "how Pulumi encrypts secrets in state: passphrase, or a URL such as awskms://…"},
    {"parallel", "CLOUD_PARALLEL", "0",
     "stacks that run at once; 0: from processors and free memory"},
    {"lockTimeout", "CLOUD_LOCK_TIMEOUT", "10m",
     "how long to wait for an environment that somebody else is changing; 0: not at all"},
    {"simulatedLatency", "CLOUD_SIMULATED_LATENCY", "0",
     "simulated AWS takes this many times AWS's usual time for each resource"},
    {"simulatedFaults", "CLOUD_SIMULATED_FAULTS", "", "file with faults that simulated AWS plays"},
};

Result<std::string> scalar_text(const Value& value, const std::string& place) {
  if (const std::string* text = value.as_string()) {
    return *text;
  }
  if (value.is_null()) {
    return std::string{};
  }
  if (value.is_map() || value.is_list()) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{}: a setting is a text or a number, not {}", place, value.kind()));
  }
  return documents::write_json(value);
}

std::vector<std::string> known_keys() {
  std::vector<std::string> keys;
  for (const SettingDefinition& definition : k_definitions) {
    keys.emplace_back(definition.key);
  }
  return keys;
}

// lockTimeout -> --lock-timeout
std::string flag_of(const std::string& key) {
  std::string flag = "--";
  for (const char letter : key) {
    const bool upper = letter >= 'A' && letter <= 'Z';
    flag += upper ? "-" + to_lower(std::string(1, letter)) : std::string(1, letter);
  }
  return flag;
}

using Given = std::map<std::string, Setting>;

Result<Given> read_settings_file(const fs::path& root) {
  const fs::path path = root / "cloud" / "settings.yaml";
  if (!fs::exists(path)) {
    return Given{};
  }
  const std::string shown = "cloud/settings.yaml";
  CLOUD_TRY(const documents::Document document, documents::read_yaml(path));
  Given given;
  if (document.root.is_null()) {
    return given;
  }
  const Value::Map* members = document.root.as_map();
  if (members == nullptr) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{}: settings are a map of names to values", shown));
  }
  const auto keys = known_keys();
  for (const ValueEntry& member : *members) {
    const std::string place = fmt::format("{}:{}", shown, member.mark.line);
    if (std::find(keys.begin(), keys.end(), member.key) == keys.end()) {
      return fail(ErrorCode::invalid_input,
                  fmt::format("{}:{}: unknown setting '{}'{}", place, member.mark.column,
                              member.key, did_you_mean(member.key, keys)),
                  "see `cloud settings` for all of them");
    }
    CLOUD_TRY(std::string text, scalar_text(member.value, place));
    given[member.key] = {member.key, std::move(text), place, {}};
  }
  return given;
}

} // namespace

std::span<const SettingDefinition> setting_definitions() {
  return k_definitions;
}

Result<Settings> Settings::load(const fs::path& root,
                                const std::map<std::string, std::string>& flags) {
  CLOUD_TRY(const Given file, read_settings_file(root));
  Settings settings;
  for (const SettingDefinition& definition : k_definitions) {
    Setting setting{definition.key, definition.otherwise, "default", definition.description};
    if (const auto found = file.find(setting.key); found != file.end()) {
      setting.value = found->second.value;
      setting.origin = found->second.origin;
    }
    if (const char* value = std::getenv(definition.variable); value != nullptr && *value != '\0') {
      setting.value = value;
      setting.origin = definition.variable;
    }
    if (const auto flag = flags.find(setting.key); flag != flags.end()) {
      setting.value = flag->second;
      setting.origin = flag_of(setting.key);
    }
    settings.settings_.push_back(std::move(setting));
  }
  return settings;
}

const Setting& Settings::find(const std::string& key) const {
  return *std::find_if(settings_.begin(), settings_.end(),
                       [&key](const Setting& setting) { return setting.key == key; });
}

const std::string& Settings::text(const std::string& key) const {
  return find(key).value;
}

Result<double> Settings::number(const std::string& key) const {
  const Setting& setting = find(key);
  double value = 0;
  const char* end = setting.value.data() + setting.value.size();
  const auto parsed = std::from_chars(setting.value.data(), end, value);
  if (parsed.ec != std::errc{} || parsed.ptr != end || value < 0) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{}: setting '{}' must be a number that is at least 0, not '{}'",
                            setting.origin, key, setting.value));
  }
  return value;
}

Result<std::chrono::seconds> Settings::duration(const std::string& key) const {
  const Setting& setting = find(key);
  if (const auto value = parse_duration(setting.value)) {
    return *value;
  }
  return fail(ErrorCode::invalid_input,
              fmt::format("{}: setting '{}' must be a duration such as 90s, 10m or 2h, or 0, not "
                          "'{}'",
                          setting.origin, key, setting.value));
}

} // namespace cloud::app

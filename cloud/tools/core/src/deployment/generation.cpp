#include "deployment/generation.hpp"

#include "deployment/config_file.hpp"
#include "deployment/definitions.hpp"
#include "deployment/effective_config.hpp"
#include "deployment/sealing.hpp"
#include "documents/unified_diff.hpp"
#include "documents/yaml_writer.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <set>

namespace cloud::deployment {
namespace {

namespace fs = std::filesystem;

Result<std::string> file_content(const Value& config, const Value& previous, ConfigCipher& cipher) {
  CLOUD_TRY(const Value encrypted, sealed(config, previous, cipher));
  std::string salt;
  if (has_ciphertext(encrypted)) {
    CLOUD_TRY(salt, cipher.salt());
  }
  return write_config_file(encrypted, salt);
}

class Generator {
public:
  Generator(const LoadedManifest& manifest, ConfigCipher& cipher)
      : manifest_(manifest), cipher_(cipher) {}

  Result<void> update(const fs::path& path, const Value& config, const StackName& stack,
                      const EnvironmentName& environment) {
    auto text = read_file(path);
    if (!text && text.error().code != ErrorCode::not_found) {
      return fail(std::move(text).error());
    }
    // A file without content is what a power failure leaves of one that was never synced.
    if (!text || trim(*text).empty()) {
      return write(path, config, Value{});
    }
    auto file = parse_config_file(*std::move(text), path.string());
    if (!file) {
      result_.conflicts.push_back({path, file.error().message, {}, {}, {}});
      return {};
    }
    const Value wanted = with_secret_texts(config);
    const Value found = opened(file->config, cipher_);
    if (!equal_values(wanted, found)) {
      if (!file->edited()) {
        return write(path, config, file->config);
      }
      add_conflict(path, wanted, marked_like(found, wanted), stack, environment);
      return {};
    }
    if (shows_secret(file->config, wanted)) {
      return write(path, config, file->config);
    }
    if (file->edited()) {
      // Edited to what the manifest says as well: from here on it counts as generated.
      return store(path, with_current_hash(*file));
    }
    ++result_.unchanged;
    return {};
  }

  // Files of stacks and environments that the manifest no longer has.
  Result<void> clean(const fs::path& folder, const std::set<std::string>& names) {
    std::error_code failure;
    fs::directory_iterator entries(folder, failure);
    std::vector<fs::path> strays;
    for (const fs::directory_iterator end; !failure && entries != end; entries.increment(failure)) {
      const std::string name = entries->path().filename().string();
      if (name.ends_with(".yaml") && !name.starts_with('.') && !names.contains(name)) {
        strays.push_back(entries->path());
      }
    }
    for (const fs::path& stray : strays) {
      CLOUD_TRY(std::string text, read_file(stray));
      const auto file = parse_config_file(std::move(text), stray.string());
      if (!file || file->edited()) {
        result_.left_over.push_back(stray);
        continue;
      }
      if (!fs::remove(stray, failure)) {
        return fail(ErrorCode::unavailable,
                    fmt::format("cannot remove {}: {}", stray.string(), failure.message()));
      }
      result_.removed.push_back(stray);
    }
    return {};
  }

  [[nodiscard]] Generation take() { return std::move(result_); }

private:
  Result<void> write(const fs::path& path, const Value& config, const Value& previous) {
    CLOUD_TRY(const std::string content, file_content(config, previous, cipher_));
    return store(path, content);
  }

  Result<void> store(const fs::path& path, std::string_view content) {
    CLOUD_CHECK(write_file(path, content, k_private_file));
    result_.written.push_back(path);
    return {};
  }

  void add_conflict(const fs::path& path, const Value& wanted, const Value& found,
                    const StackName& stack, const EnvironmentName& environment) {
    ConfigConflict conflict;
    conflict.file = path;
    conflict.edits = config_edits(wanted, found, stack, environment);
    for (const ConfigEdit& edit : conflict.edits) {
      conflict.manifest_lines.push_back(manifest_line(edit, manifest_));
    }
    conflict.diff = documents::unified_diff(documents::write_yaml(wanted),
                                            documents::write_yaml(masked_beside(found, wanted)),
                                            manifest_.document.source, path.string());
    result_.conflicts.push_back(std::move(conflict));
  }

  const LoadedManifest& manifest_;
  ConfigCipher& cipher_;
  Generation result_;
};

} // namespace

std::string config_file_name(const StackName& stack, const EnvironmentName& environment) {
  return fmt::format("{}.{}.yaml", stack, environment);
}

Result<std::string> new_config_file(const Value& config, ConfigCipher& cipher) {
  return file_content(config, Value{}, cipher);
}

Result<Generation> generate_config(const Folder& folder, const LoadedManifest& manifest,
                                   templates::Library& library, ConfigCipher& cipher) {
  // Everything is computed before the first file is touched.
  struct Wanted {
    StackName stack;
    EnvironmentName environment;
    Value config;
  };
  std::vector<Wanted> files;
  std::set<std::string> names;
  CLOUD_TRY(const std::vector<const StackTemplate*> definitions,
            stack_definitions(manifest.manifest, library));
  for (const StackTemplate* stack : definitions) {
    for (const EnvironmentSettings& environment : manifest.manifest.environments) {
      CLOUD_TRY(Value config, pulumi_config(manifest.manifest, *stack, environment.name));
      files.push_back({stack->name, environment.name, std::move(config)});
      names.insert(config_file_name(stack->name, environment.name));
    }
  }
  CLOUD_CHECK(make_directories(folder.config()));
  Generator generator(manifest, cipher);
  for (const Wanted& file : files) {
    CLOUD_CHECK(generator.update(folder.config() / config_file_name(file.stack, file.environment),
                                 file.config, file.stack, file.environment));
  }
  CLOUD_CHECK(generator.clean(folder.config(), names));
  return generator.take();
}

} // namespace cloud::deployment

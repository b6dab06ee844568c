#include "pulumi/ingredients.hpp"

#include "documents/json.hpp"
#include "pulumi/file_stamp.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string_view>

namespace cloud::pulumi {
namespace {

// By path or name: content hash, or version.
using Listing = std::map<std::string, std::string>;

struct Ingredients {
  Listing files;
  Listing packages;
};

std::filesystem::path file_of(const Installation& installation, const std::string& closure) {
  return installation.bundles() / "closures" / (closure + ".json");
}

Value to_value(const Listing& listing) {
  Value::Map map;
  for (const auto& [name, what] : listing) {
    map.push_back({name, what, {}});
  }
  return map;
}

Listing listing_in(const Value& root, const char* key) {
  Listing listing;
  const Value* member = root.find(key);
  if (const Value::Map* map = member == nullptr ? nullptr : member->as_map()) {
    for (const ValueEntry& entry : *map) {
      listing[entry.key] = entry.value.is_string() ? *entry.value.as_string() : std::string();
    }
  }
  return listing;
}

std::optional<Ingredients> read_ingredients(const Installation& installation,
                                            const std::string& closure) {
  const Result<std::string> text = read_file(file_of(installation, closure));
  const Result<Value> root = text ? documents::parse_json(*text, closure) : fail(text.error());
  if (!root || !root->is_map()) {
    return std::nullopt;
  }
  return Ingredients{listing_in(*root, "files"), listing_in(*root, "packages")};
}

// cloud/stacks/network/src/vpc.ts is vpc.ts of network to people.
std::string short_path(const std::string& path) {
  constexpr std::string_view k_stacks = "cloud/stacks/";
  return path.starts_with(k_stacks) ? path.substr(k_stacks.size()) : path;
}

std::string package_name(const std::string& path) {
  constexpr std::string_view k_folder = "node_modules/";
  const size_t last = path.rfind(k_folder);
  return last == std::string::npos ? path : path.substr(last + k_folder.size());
}

void compare(const Ingredients& before, const Ingredients& after,
             std::vector<std::string>& differences) {
  for (const auto& [path, hash] : after.files) {
    const auto was = before.files.find(path);
    if (was == before.files.end()) {
      differences.push_back("new code: " + short_path(path));
    } else if (was->second != hash) {
      differences.push_back("code: " + short_path(path));
    }
  }
  for (const auto& [path, hash] : before.files) {
    if (!after.files.contains(path)) {
      differences.push_back("code removed: " + short_path(path));
    }
  }
  for (const auto& [path, version] : after.packages) {
    const auto was = before.packages.find(path);
    if (was == before.packages.end()) {
      differences.push_back(fmt::format("new package {} {}", package_name(path), version));
    } else if (was->second != version) {
      differences.push_back(
          fmt::format("package {} {} → {}", package_name(path), was->second, version));
    }
  }
  for (const auto& [path, version] : before.packages) {
    if (!after.packages.contains(path)) {
      differences.push_back(fmt::format("package {} {} removed", package_name(path), version));
    }
  }
}

} // namespace

Result<void> write_ingredients(const Installation& installation, const Closure& closure) {
  const std::filesystem::path file = file_of(installation, closure.hash);
  if (stamp_of(file)) {
    return {};
  }
  Listing files;
  for (const ClosureEntry& entry : closure.entries) {
    if (!entry.sha256.empty()) {
      files[entry.path] = entry.sha256;
    }
  }
  Listing packages;
  for (const LockedPackage& package : closure.packages) {
    packages[package.path] = package.version;
  }
  const Value root =
      Value::Map{{"files", to_value(files), {}}, {"packages", to_value(packages), {}}};
  CLOUD_CHECK(make_directories(file.parent_path(), k_private_directory));
  return write_file(file, documents::write_json(root, documents::JsonStyle::pretty) + "\n",
                    k_private_file);
}

std::vector<std::string> ingredient_differences(const Installation& installation,
                                                const std::string& before,
                                                const std::string& after) {
  const auto old_ones = read_ingredients(installation, before);
  const auto new_ones = read_ingredients(installation, after);
  std::vector<std::string> differences;
  if (old_ones && new_ones) {
    compare(*old_ones, *new_ones, differences);
  }
  return differences;
}

} // namespace cloud::pulumi

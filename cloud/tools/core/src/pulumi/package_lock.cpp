#include "pulumi/package_lock.hpp"

#include "documents/json.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <map>
#include <unordered_map>

namespace cloud::pulumi {
namespace {

constexpr std::string_view k_folder = "node_modules/";

class Resolver {
public:
  explicit Resolver(const Value::Map& packages) {
    for (const ValueEntry& entry : packages) {
      packages_.emplace(entry.key, &entry.value);
    }
  }

  // The path of a package as seen from another one: Node looks in its own node_modules, then in
  // those of the folders above. Empty when it is not installed.
  [[nodiscard]] std::string find(std::string_view from, const std::string& name) const {
    while (true) {
      std::string candidate =
          fmt::format("{}{}{}{}", from, from.empty() ? "" : "/", k_folder, name);
      if (packages_.contains(candidate)) {
        return candidate;
      }
      if (from.empty()) {
        return {};
      }
      const size_t above = from.rfind(k_folder);
      from = above == std::string_view::npos || above == 0 ? std::string_view()
                                                           : from.substr(0, above - 1);
    }
  }

  void add(const std::string& path) {
    const Value& package = *packages_.at(path);
    if (!found_
             .emplace(path, LockedPackage{path, package.text("version"), package.text("integrity")})
             .second) {
      return;
    }
    for (const char* kind : {"dependencies", "optionalDependencies", "peerDependencies"}) {
      const Value* dependencies = package.find(kind);
      if (dependencies == nullptr || !dependencies->is_map()) {
        continue;
      }
      for (const ValueEntry& dependency : *dependencies->as_map()) {
        const std::string target = find(path, dependency.key);
        if (!target.empty() && !is_optional_peer(package, dependency.key)) {
          add(target);
        }
      }
    }
  }

  [[nodiscard]] std::vector<LockedPackage> take() {
    std::vector<LockedPackage> packages;
    for (auto& [path, package] : found_) {
      packages.push_back(std::move(package));
    }
    return packages;
  }

private:
  // Tools that a package can work with, such as a compiler: not part of what runs.
  static bool is_optional_peer(const Value& package, const std::string& name) {
    const Value* peers = package.find("peerDependenciesMeta");
    const Value* peer = peers == nullptr ? nullptr : peers->find(name);
    const Value* optional = peer == nullptr ? nullptr : peer->find("optional");
    return optional != nullptr && optional->as_bool() != nullptr && *optional->as_bool();
  }

  std::unordered_map<std::string, const Value*> packages_;
  std::map<std::string, LockedPackage> found_;
};

} // namespace

Result<std::vector<LockedPackage>> locked_packages(const std::filesystem::path& lock_file,
                                                   const std::vector<std::string>& names) {
  CLOUD_TRY(const std::string text, read_file(lock_file));
  CLOUD_TRY(const Value lock, documents::parse_json(text, lock_file.string()));
  const Value* packages = lock.find("packages");
  if (packages == nullptr || !packages->is_map()) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{}: no lock file of npm 7 or newer", lock_file.string()));
  }
  Resolver resolver(*packages->as_map());
  for (const std::string& name : names) {
    const std::string path = resolver.find({}, name);
    if (path.empty()) {
      return fail(
          ErrorCode::invalid_input,
          fmt::format("{}: the package {} is imported but not listed", lock_file.string(), name),
          fmt::format("add it with: npm install --prefix {} {}", lock_file.parent_path().string(),
                      name));
    }
    resolver.add(path);
  }
  return resolver.take();
}

} // namespace cloud::pulumi

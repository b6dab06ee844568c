#include "pulumi/closure.hpp"

#include "pulumi/compiler_settings.hpp"
#include "util/digest.hpp"
#include "util/files.hpp"

#include <algorithm>
#include <set>

namespace cloud::pulumi {
namespace {

// The bundler has a say in what the bundle does.
constexpr const char* k_bundler_package = "esbuild";

// The folders of the sources and those above them, up to the folder with node_modules. Sources that
// a link leads to lie outside: what is above the root is no business of the stack.
std::set<std::filesystem::path> source_folders(const std::vector<std::string>& files,
                                               const std::filesystem::path& top) {
  std::set<std::filesystem::path> folders;
  for (const std::string& file : files) {
    std::filesystem::path folder = std::filesystem::path(file).parent_path();
    while (!folder.empty() && folder.filename() != ".." && folders.insert(folder).second &&
           folder != top) {
      folder = folder.parent_path();
    }
  }
  return folders;
}

Result<ClosureEntry> read_entry(const std::filesystem::path& root, const std::string& path) {
  const std::optional<FileStamp> stamp = stamp_of(root / path);
  CLOUD_TRY(const std::string content, read_file(root / path));
  return ClosureEntry{path, stamp.value_or(FileStamp{}), sha256_hex(content)};
}

} // namespace

Result<Closure> read_closure(const std::filesystem::path& root,
                             const std::filesystem::path& modules, const BundleInputs& inputs,
                             const std::string& bundle) {
  const std::filesystem::path top = modules.lexically_relative(root);
  const std::set<std::filesystem::path> folders = source_folders(inputs.files, top);
  std::set<std::string> files(inputs.files.begin(), inputs.files.end());
  for (const std::filesystem::path& file : compiler_settings(root, top, folders)) {
    files.insert(file.string());
  }

  Closure closure;
  Digest digest;
  // Whatever else had a say in what the program does has left its mark there.
  digest.add_field(bundle);
  for (const std::string& file : files) {
    CLOUD_TRY(ClosureEntry entry, read_entry(root, file));
    digest.add_field(entry.path);
    digest.add_field(entry.sha256);
    closure.entries.push_back(std::move(entry));
  }
  for (const std::filesystem::path& folder : folders) {
    closure.entries.push_back({folder.string(), stamp_of(root / folder).value_or(FileStamp{}), {}});
  }
  const std::filesystem::path lock = top / "package-lock.json";
  closure.entries.push_back({lock.string(), stamp_of(root / lock).value_or(FileStamp{}), {}});
  std::vector<std::string> names = inputs.packages;
  names.emplace_back(k_bundler_package);
  CLOUD_TRY(closure.packages, locked_packages(root / lock, names));
  for (const LockedPackage& package : closure.packages) {
    digest.add_field(package.path);
    digest.add_field(package.version);
    digest.add_field(package.integrity);
  }
  closure.hash = digest.hex();
  return closure;
}

bool is_unchanged(const Closure& closure, const std::filesystem::path& root) {
  return std::all_of(
      closure.entries.begin(), closure.entries.end(),
      [&root](const ClosureEntry& entry) { return stamp_of(root / entry.path) == entry.stamp; });
}

std::int64_t newest_change(const Closure& closure) {
  std::int64_t newest = 0;
  for (const ClosureEntry& entry : closure.entries) {
    newest = std::max({newest, entry.stamp.modified, entry.stamp.changed});
  }
  return newest;
}

} // namespace cloud::pulumi

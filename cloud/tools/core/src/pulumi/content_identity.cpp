#include "pulumi/content_identity.hpp"

#include "pulumi/file_stamp.hpp"
#include "util/digest.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace cloud::pulumi {
namespace {

namespace fs = std::filesystem;

// Less than the 40 links that Linux follows in one path, where a circle would end without an error.
constexpr int k_deepest = 32;

Result<std::vector<fs::path>> entries_below(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code error;
  // Through links too, as an archive of the folder goes.
  constexpr auto k_through_links = fs::directory_options::follow_directory_symlink;
  for (auto it = fs::recursive_directory_iterator(folder, k_through_links, error);
       !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (it.depth() > k_deepest) {
      return fail(
          ErrorCode::unavailable,
          fmt::format("{}: nested too deeply, or its links lead in a circle", folder.string()));
    }
    entries.push_back(it->path());
  }
  if (error) {
    return fail(ErrorCode::unavailable,
                fmt::format("cannot read {}: {}", folder.string(), error.message()));
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

Result<std::string> folder_identity(const fs::path& folder) {
  CLOUD_TRY(const std::vector<fs::path> entries, entries_below(folder));
  Digest digest;
  for (const fs::path& entry : entries) {
    std::error_code ignored;
    digest.add_field(entry.lexically_relative(folder).string());
    if (fs::is_regular_file(entry, ignored)) {
      CLOUD_TRY(const std::string content, read_file(entry));
      digest.add_field(content);
    }
  }
  return digest.hex();
}

} // namespace

Result<std::string> content_identity(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    return folder_identity(path);
  }
  if (!fs::exists(path, ignored)) {
    return std::string("absent");
  }
  CLOUD_TRY(const std::string content, read_file(path));
  return sha256_hex(content);
}

bool changed_since(const fs::path& path, std::chrono::sys_time<std::chrono::milliseconds> since) {
  const std::int64_t limit =
      std::chrono::duration_cast<std::chrono::nanoseconds>(since.time_since_epoch()).count();
  const auto is_younger = [limit](const fs::path& entry) {
    const auto stamp = stamp_of(entry);
    return !stamp || stamp->changed > limit;
  };
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    const auto entries = entries_below(path);
    return !entries || is_younger(path) ||
           std::any_of(entries->begin(), entries->end(), is_younger);
  }
  fs::path known = path;
  while (!fs::exists(known, ignored) && known.has_relative_path()) {
    known = known.parent_path(); // whose list of names says when it went
  }
  return is_younger(known);
}

} // namespace cloud::pulumi

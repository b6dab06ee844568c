#include "pulumi/content_identity.hpp"

#include "pulumi/digest.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace cloud::pulumi {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> entries_below(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (auto it = fs::recursive_directory_iterator(folder, error);
       !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
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
    } else if (fs::is_symlink(entry, ignored)) {
      digest.add_field(fs::read_symlink(entry, ignored).string());
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

} // namespace cloud::pulumi

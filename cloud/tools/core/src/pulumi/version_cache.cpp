#include "pulumi/version_cache.hpp"

#include "documents/json.hpp"
#include "process/spawn.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <sys/stat.h>

namespace cloud::pulumi {

VersionCache::VersionCache(std::filesystem::path file) : file_(std::move(file)) {
  if (const auto text = read_file(file_)) {
    if (auto value = documents::parse_json(*text, file_.string())) {
      known_ = *std::move(value);
    }
  }
  if (!known_.is_map()) {
    known_ = Value(Value::Map{});
  }
}

Result<SemanticVersion> VersionCache::version_of(const std::filesystem::path& program) {
  struct stat status {};
  if (::stat(program.c_str(), &status) != 0) {
    return fail(system_error("cannot use", program));
  }
  const std::string key = fmt::format("{}:{}:{}.{}", program.string(), status.st_size,
                                      status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
  if (const auto version = parse_version(known_.text(key))) {
    return *version;
  }
  // Pulumi has a subcommand, Node a flag; both accept the flag.
  CLOUD_TRY(
      const std::string output,
      process::capture({.argv = {program.string(), "--version"},
                        .environment = {"PULUMI_SKIP_UPDATE_CHECK=true", "HOME=/nonexistent"}}));
  const auto version = parse_version(output);
  if (!version) {
    return fail(ErrorCode::unavailable,
                fmt::format("{}: does not tell its version", program.string()));
  }
  known_.set(key, to_string(*version));
  // Only a cache: a folder that cannot be written costs the next command a process, nothing more.
  (void)write_file(file_, documents::write_json(known_));
  return *version;
}

} // namespace cloud::pulumi

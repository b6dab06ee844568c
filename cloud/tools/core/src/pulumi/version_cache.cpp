#include "pulumi/version_cache.hpp"

#include "documents/json.hpp"
#include "process/spawn.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <sys/stat.h>
#include <unistd.h>

namespace cloud::pulumi {
namespace {

Error unusable(const std::filesystem::path& program, const char* what) {
  return {ErrorCode::unavailable, fmt::format("{}: {}", program.string(), what), {}, {}};
}

// What it says on stderr when it fails is about a flag that nobody typed: it helps nobody.
Result<SemanticVersion> ask(const std::filesystem::path& program) {
  // Pulumi has a subcommand, Node a flag; both accept the flag.
  const auto output =
      process::capture({.argv = {program.string(), "--version"},
                        .environment = {"PULUMI_SKIP_UPDATE_CHECK=true", "HOME=/nonexistent"}});
  const auto version = output ? parse_version(*output) : std::nullopt;
  if (!version) {
    return fail(unusable(program, "does not tell its version"));
  }
  return *version;
}

} // namespace

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
    return fail(unusable(program, "cannot be found"));
  }
  if (!S_ISREG(status.st_mode) || ::access(program.c_str(), X_OK) != 0) {
    return fail(unusable(program, "is no program that can be started"));
  }
  const std::string key = fmt::format("{}:{}:{}.{}", program.string(), status.st_size,
                                      status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
  if (const auto version = parse_version(known_.text(key))) {
    return *version;
  }
  CLOUD_TRY(const SemanticVersion version, ask(program));
  known_.set(key, to_string(version));
  // Only a cache: a folder that cannot be written costs the next command a process, nothing more.
  (void)write_file(file_, documents::write_json(known_));
  return version;
}

} // namespace cloud::pulumi

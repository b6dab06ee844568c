#include "pulumi/stack_state.hpp"

#include "documents/json.hpp"
#include "pulumi/checkpoint.hpp"
#include "pulumi/once_file.hpp"
#include "util/digest.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <unistd.h>

namespace cloud::pulumi {
namespace {

// Says that stacks are kept by project.
constexpr const char* k_backend_layout = "version: 1\n";
// Of the checkpoint format.
constexpr int k_checkpoint_version = 3;

std::string rfc3339(TimePoint time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(seconds.time_since_epoch().count()),
                     (time - seconds).count());
}

Value empty_checkpoint(const std::string& project, const PulumiStackName& stack,
                       const std::string& pulumi_version, const std::string& salt, TimePoint now) {
  Value manifest;
  manifest.set("time", rfc3339(now));
  manifest.set("magic", sha256_hex(pulumi_version)); // Pulumi refuses a manifest without it
  manifest.set("version", pulumi_version);
  Value secrets;
  secrets.set("type", "passphrase");
  secrets.set("state", Value()).set("salt", salt);
  Value latest;
  latest.set("manifest", std::move(manifest));
  latest.set("secrets_providers", std::move(secrets));
  latest.set("metadata", Value::Map{});
  Value root;
  root.set("version", k_checkpoint_version);
  Value& checkpoint = root.set("checkpoint", Value());
  checkpoint.set("stack", fmt::format("organization/{}/{}", project, stack));
  checkpoint.set("latest", std::move(latest));
  return root;
}

} // namespace

Result<void> create_stack(const std::filesystem::path& state, const std::string& project,
                          const PulumiStackName& stack, const std::string& pulumi_version,
                          const std::string& salt, TimePoint now) {
  const std::filesystem::path file = checkpoint_file(state, project, stack);
  if (::access(file.c_str(), F_OK) == 0) {
    return {};
  }
  CLOUD_CHECK(create_once(state / ".pulumi" / "meta.yaml", k_backend_layout));
  const Value checkpoint = empty_checkpoint(project, stack, pulumi_version, salt, now);
  CLOUD_CHECK(create_once(file, documents::write_json(checkpoint) + "\n"));
  return {};
}

} // namespace cloud::pulumi

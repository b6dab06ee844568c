#include "pulumi/stack_state.hpp"

#include "documents/json.hpp"
#include "pulumi/checkpoint.hpp"
#include "pulumi/once_file.hpp"
#include "util/digest.hpp"
#include "util/files.hpp"

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

std::string full_name(const std::string& project, const PulumiStackName& stack) {
  return fmt::format("organization/{}/{}", project, stack);
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
  checkpoint.set("stack", full_name(project, stack));
  checkpoint.set("latest", std::move(latest));
  return root;
}

// A file holds around an export what every backend keeps for itself.
Result<std::string> as_checkpoint(const std::string& project, const PulumiStackName& stack,
                                  const std::string& text) {
  CLOUD_TRY(Value told, documents::parse_json(text, full_name(project, stack)));
  const Value* deployment = told.find("deployment");
  if (deployment == nullptr) {
    return text;
  }
  Value root;
  root.set("version", k_checkpoint_version);
  Value& checkpoint = root.set("checkpoint", Value());
  checkpoint.set("stack", full_name(project, stack));
  checkpoint.set("latest", *deployment);
  return documents::write_json(root, documents::JsonStyle::compact, documents::Secrets::revealed);
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

Result<void> copy_stack(const std::filesystem::path& state, const std::string& project,
                        const PulumiStackName& stack, const std::string& text) {
  CLOUD_TRY(const std::string checkpoint, as_checkpoint(project, stack, text));
  const std::filesystem::path file = checkpoint_file(state, project, stack);
  CLOUD_CHECK(make_directories(file.parent_path()));
  CLOUD_CHECK(create_once(state / ".pulumi" / "meta.yaml", k_backend_layout));
  return write_file(file, checkpoint, k_private_file);
}

} // namespace cloud::pulumi

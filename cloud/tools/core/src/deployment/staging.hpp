#pragma once

#include "deployment/folders.hpp"
#include "util/file_descriptor.hpp"
#include "util/result.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>

namespace cloud::deployment {

// A deployment's folder while it is being made: cloud/deploy/.<ID>, which nobody takes for a
// deployment. It reserves the id, is held by a lock as long as this object lives, and disappears
// with it unless it was published. One that a killed process left behind is removed by the next.
class Staging {
public:
  // Reserves the wanted id, or else the first free one generated from `now` on.
  // Errors: conflict when the wanted id exists or is being made; unavailable.
  [[nodiscard]] static Result<Staging> create(const std::filesystem::path& deploy,
                                              const std::optional<DeploymentId>& wanted,
                                              std::chrono::sys_seconds now);

  Staging(Staging&&) noexcept = default;
  Staging& operator=(Staging&&) = delete;
  ~Staging();

  [[nodiscard]] const DeploymentId& id() const { return id_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  // Writes a file, `name` relative to the folder, parents included; only the user may read it.
  // What a power failure must not take is `lasting`; for what can be made again (an empty file
  // counts as missing) syncing would cost more than everything else.
  enum class Durability { lasting, replaceable };
  [[nodiscard]] Result<void> write(const std::filesystem::path& name, std::string_view content,
                                   Durability durability);

  // Makes the folder durable, then gives it its name, in one step.
  [[nodiscard]] Result<Folder> publish(std::string_view organization, std::string_view project);

private:
  Staging(DeploymentId id, std::filesystem::path path, FileDescriptor lock)
      : id_(std::move(id)), path_(std::move(path)), lock_(std::move(lock)) {}

  [[nodiscard]] static Result<std::optional<Staging>>
  try_reserve(const std::filesystem::path& deploy, const DeploymentId& id);

  DeploymentId id_;
  std::filesystem::path path_;
  FileDescriptor lock_; // invalid once published or moved from
};

} // namespace cloud::deployment

#pragma once

#include "ports/config_cipher.hpp"
#include "ports/snapshots.hpp"
#include "store/sqlite/store_file.hpp"

namespace cloud::store {

// Snapshots in the store of the installation, configurations and manifests encrypted as a whole.
// For one thread at a time.
class SqliteSnapshots : public Snapshots {
public:
  SqliteSnapshots(StoreFile& file, ConfigCipher& cipher) : file_(file), cipher_(cipher) {}

  [[nodiscard]] Result<SnapshotId> put(const Snapshot& snapshot) override;
  [[nodiscard]] Result<Snapshot> get(const SnapshotId& id) override;
  [[nodiscard]] Result<StepKey> key(const SnapshotId& id) override;
  [[nodiscard]] Result<std::string> put_manifest(const std::string& text) override;
  [[nodiscard]] Result<std::string> manifest(const std::string& name) override;

private:
  StoreFile& file_;
  ConfigCipher& cipher_;
};

} // namespace cloud::store

#pragma once

#include "ports/snapshots.hpp"

#include <map>
#include <string>

namespace cloud::test_support {

// Snapshots that are forgotten with the object.
class MemorySnapshots : public Snapshots {
public:
  Result<SnapshotId> put(const Snapshot& snapshot) override {
    SnapshotId id(snapshot.key.code + " " + std::to_string(snapshots.size()));
    for (const auto& [known, other] : snapshots) {
      id = other.key == snapshot.key ? known : id;
    }
    snapshots.insert_or_assign(id, snapshot);
    return id;
  }
  Result<Snapshot> get(const SnapshotId& id) override {
    const auto found = snapshots.find(id);
    return found == snapshots.end() ? fail(ErrorCode::not_found, "no snapshot " + id.str())
                                    : Result<Snapshot>(found->second);
  }
  Result<StepKey> key(const SnapshotId& id) override {
    CLOUD_TRY(Snapshot snapshot, get(id));
    return snapshot.key;
  }
  Result<std::string> put_manifest(const std::string& text) override { return "of " + text; }
  Result<std::string> manifest(const std::string& name) override { return name.substr(3); }

  std::map<SnapshotId, Snapshot> snapshots;
};

} // namespace cloud::test_support

#pragma once

#include "model/run.hpp"
#include "model/value.hpp"
#include "util/result.hpp"

#include <string>

namespace cloud {

// Everything that applying a stack once more takes, apart from what its program reads by itself.
struct Snapshot {
  StepKey key;
  std::string bundle; // name of the code's bundle, see Programs::bundled
  Value config;       // resolved, secrets marked
  Value unresolved;   // the same before runtime values were put in
};

// Keeps what steps were made from, so that an earlier state of a stack can be applied again. All of
// it is named by its content and never changed.
class Snapshots {
public:
  virtual ~Snapshots() = default;
  [[nodiscard]] virtual Result<SnapshotId> put(const Snapshot& snapshot) = 0;
  // Errors: not_found.
  [[nodiscard]] virtual Result<Snapshot> get(const SnapshotId& id) = 0;
  // Without its configuration. Errors: not_found.
  [[nodiscard]] virtual Result<StepKey> key(const SnapshotId& id) = 0;
  // Texts of manifests, by the name that `put_manifest` gives them. Errors: not_found.
  [[nodiscard]] virtual Result<std::string> put_manifest(const std::string& text) = 0;
  [[nodiscard]] virtual Result<std::string> manifest(const std::string& name) = 0;
};

} // namespace cloud

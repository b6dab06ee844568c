#pragma once

#include "model/plan.hpp"

#include <map>
#include <vector>

namespace cloud::orchestrator {

// Layers are for people: execution is dataflow. A layer starts with its first stack and is complete
// when its last one has settled.
class LayerProgress {
public:
  explicit LayerProgress(const Plan& plan);

  // The layer this stack begins; 0 when it had begun before, or the plan has no layers.
  [[nodiscard]] int started(const StackName& stack);
  // The layer this stack completes, or 0 while others of it are not settled.
  [[nodiscard]] int settled(const StackName& stack);

private:
  struct Layer {
    size_t unsettled = 0;
    bool begun = false;
  };
  std::map<StackName, size_t> layer_of_;
  std::vector<Layer> layers_;
};

} // namespace cloud::orchestrator

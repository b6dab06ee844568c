#include "orchestrator/layer_progress.hpp"

namespace cloud::orchestrator {

LayerProgress::LayerProgress(const Plan& plan) : layers_(plan.layers.size()) {
  for (size_t layer = 0; layer < plan.layers.size(); ++layer) {
    layers_[layer].unsettled = plan.layers[layer].size();
    for (const StackName& stack : plan.layers[layer]) {
      layer_of_[stack] = layer;
    }
  }
}

int LayerProgress::started(const StackName& stack) {
  const auto found = layer_of_.find(stack);
  if (found == layer_of_.end() || layers_[found->second].begun) {
    return 0;
  }
  layers_[found->second].begun = true;
  return static_cast<int>(found->second) + 1;
}

int LayerProgress::settled(const StackName& stack) {
  const auto found = layer_of_.find(stack);
  return found != layer_of_.end() && --layers_[found->second].unsettled == 0
             ? static_cast<int>(found->second) + 1
             : 0;
}

} // namespace cloud::orchestrator

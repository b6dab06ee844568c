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
  const size_t index = layer_of_.at(stack);
  if (layers_[index].begun) {
    return 0;
  }
  layers_[index].begun = true;
  return static_cast<int>(index) + 1;
}

int LayerProgress::settled(const StackName& stack) {
  const size_t index = layer_of_.at(stack);
  return --layers_[index].unsettled == 0 ? static_cast<int>(index) + 1 : 0;
}

} // namespace cloud::orchestrator

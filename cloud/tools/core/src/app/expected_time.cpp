#include "app/expected_time.hpp"

#include "planner/plan.hpp"

namespace cloud::app {

Result<std::chrono::milliseconds> expected_time(App& app, const LoadedDeployment& deployment,
                                                const EnvironmentName& environment,
                                                const StackName& stack) {
  CLOUD_TRY(const auto history,
            app.store().durations(deployment.manifest().id, environment, stack, k_history));
  const StackTemplate* definition = deployment.stack_template(stack);
  return planner::expected_duration(history, definition == nullptr
                                                 ? std::chrono::milliseconds{0}
                                                 : definition->estimated_duration);
}

} // namespace cloud::app

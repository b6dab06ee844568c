#include "orchestrator/run_request.hpp"

namespace cloud::orchestrator {

StackPlace RunRequest::place() const {
  return {run.deployment, run.environment, project,
          target_text(simulated, session.account, session.region)};
}

} // namespace cloud::orchestrator

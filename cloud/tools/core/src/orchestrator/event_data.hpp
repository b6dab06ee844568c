#pragma once

#include "model/plan.hpp"
#include "model/step_result.hpp"
#include "orchestrator/rollback_plan.hpp"
#include "orchestrator/run_request.hpp"
#include "planner/skip.hpp"
#include "ports/engine.hpp"

namespace cloud::orchestrator {

// The fields of run events (templates/schema/run-event.schema.json), as maps.
[[nodiscard]] Value data_of(const RunRequest& request);
[[nodiscard]] Value data_of(const PlannedStack& stack);
// How a run is undone, and what it had done.
[[nodiscard]] Value data_of(const RollbackPlan& plan, const RunRequest& request,
                            const RunOutcome& outcome);
// Says of an event of a step that it undoes something.
[[nodiscard]] Value with_action(Value data, const Run& run, const Step& step);
[[nodiscard]] Value data_of(const RunSummary& summary);
[[nodiscard]] Value data_of(const Failure& failure);
[[nodiscard]] Value data_of(const ResourceChanges& changes);
[[nodiscard]] Value data_of(const ResourceStarted& resource);
[[nodiscard]] Value data_of(const ResourceCompleted& resource);
[[nodiscard]] Value data_of(const ResourceFailed& resource);
[[nodiscard]] Value data_of(const Diagnostic& diagnostic);

// Of `lock.waiting`: what `run` would do, and who is in its way.
[[nodiscard]] Value waiting_data(const Run& run, const Run& holder,
                                 std::chrono::milliseconds at_most);
[[nodiscard]] Value data_of(const FreedLock& freed);

// Why a step was or was not skipped.
[[nodiscard]] Value data_of(const planner::Decision& decision);

// Every secret inside replaced by "[secret]": what may be stored and shown.
[[nodiscard]] Value without_secrets(const Value& value);

} // namespace cloud::orchestrator

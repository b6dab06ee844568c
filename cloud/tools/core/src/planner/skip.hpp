#pragma once

#include "model/plan.hpp"
#include "model/run.hpp"
#include "ports/programs.hpp"
#include "ports/stack_states.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::planner {

// What is done with stacks that are proven unchanged.
enum class SkipPolicy {
  when_proven,
  never,  // --force
  verify, // --verify: a preview has to confirm it
};

[[nodiscard]] const char* to_string(SkipPolicy policy);
[[nodiscard]] std::optional<SkipPolicy> skip_policy_from(std::string_view text);

// A verdict and what it rests on, in words: for a skip the proof, else every difference, the one
// that people should see first in front. Never empty.
struct Decision {
  Verdict verdict = Verdict::run;
  std::vector<std::string> reasons;
  bool operator==(const Decision&) const = default;
};

// Decides whether a stack has to run. `deployed` is what its last step left (null: nothing is
// known), `now` what a step would start from at this moment, `state` what Pulumi's state holds at
// this moment. A stack is skipped only when all of this is known and equal; a guess is never made
// in favour of skipping.
[[nodiscard]] Decision decide(const DeployedStack* deployed, const StepKey& now,
                              const StateSummary& state, Programs& programs);

// The same about a destroy: what Pulumi knows nothing of is not taken away again.
[[nodiscard]] Decision decide_destroy(const StateSummary& state);

// What can be said without knowing what a step would start from: the stack was never deployed, its
// last step did not succeed, or its state is not to be trusted. Nothing when the key decides.
[[nodiscard]] std::vector<std::string> reasons_to_run(const DeployedStack* deployed,
                                                      const StateSummary& state);

// The decision under a policy that overrides it.
[[nodiscard]] Decision under(SkipPolicy policy, Decision decision);

} // namespace cloud::planner

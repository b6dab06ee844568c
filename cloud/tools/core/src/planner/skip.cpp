#include "planner/skip.hpp"

#include "planner/key_differences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cloud::planner {
namespace {

std::string proof_of(const DeployedStack& deployed) {
  const auto count = [](const Value& value) {
    const Value::Map* map = value.as_map();
    return map == nullptr ? size_t{0} : map->size();
  };
  return fmt::format(
      "No changes: code, settings ({}), values from elsewhere ({}) and state are as run {} left "
      "them",
      count(deployed.key.config), count(deployed.key.consumed), deployed.run);
}

} // namespace

const char* to_string(SkipPolicy policy) {
  switch (policy) {
  case SkipPolicy::when_proven:
    return "whenProven";
  case SkipPolicy::never:
    return "never";
  case SkipPolicy::verify:
    return "verify";
  }
  return "whenProven";
}

std::optional<SkipPolicy> skip_policy_from(std::string_view text) {
  for (const SkipPolicy policy : {SkipPolicy::when_proven, SkipPolicy::never, SkipPolicy::verify}) {
    if (text == to_string(policy)) {
      return policy;
    }
  }
  return std::nullopt;
}

std::vector<std::string> reasons_to_run(const DeployedStack* deployed, const StateSummary& state) {
  std::vector<std::string> reasons;
  if (deployed == nullptr) {
    reasons.emplace_back("not deployed yet");
    return reasons;
  }
  if (deployed->last_result != StepState::completed) {
    reasons.emplace_back("the last deploy did not succeed");
  }
  if (state.pending_operations > 0) {
    reasons.push_back(fmt::format("{} operation{} of the last run never ended",
                                  state.pending_operations,
                                  state.pending_operations == 1 ? "" : "s"));
  }
  if (state.identity.empty()) {
    reasons.emplace_back("Pulumi's state of the stack is gone");
  }
  return reasons;
}

Decision decide(const DeployedStack* deployed, const StepKey& now, const StateSummary& state,
                Programs& programs) {
  std::vector<std::string> reasons = reasons_to_run(deployed, state);
  if (deployed == nullptr) {
    return {Verdict::run, std::move(reasons)};
  }
  std::vector<std::string> changed = key_differences(deployed->stack, deployed->key, now, programs);
  std::move(changed.begin(), changed.end(), std::back_inserter(reasons));
  if (!reasons.empty()) {
    return {Verdict::run, std::move(reasons)};
  }
  if (state.identity != deployed->state_identity) {
    reasons.emplace_back("its state was changed by somebody else");
  }
  reasons.insert(reasons.end(), deployed->unproven.begin(), deployed->unproven.end());
  if (!reasons.empty()) {
    return {Verdict::verify, std::move(reasons)};
  }
  return {Verdict::skip, {proof_of(*deployed)}};
}

Decision decide_destroy(const StateSummary& state) {
  return state.is_empty() ? Decision{Verdict::skip, {"nothing is deployed"}}
                          : Decision{Verdict::run, {"deployed"}};
}

Decision under(SkipPolicy policy, Decision decision) {
  if (policy == SkipPolicy::never && decision.verdict != Verdict::run) {
    return {Verdict::run, {"forced"}};
  }
  if (policy == SkipPolicy::verify && decision.verdict == Verdict::skip) {
    return {Verdict::verify, {"asked to verify it"}};
  }
  return decision;
}

} // namespace cloud::planner

#pragma once

#include "model/value.hpp"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace cloud {

// How many resources an operation touched, by Pulumi's operation name (create, update, delete,
// replace, same, …), as its summary event counts them but without what Pulumi keeps for itself: the
// stack and its providers.
using ResourceChanges = std::map<std::string, int>;

enum class FailureClass { pre_deployment, critical, partial };

// Why a step failed, in terms an operator can act on.
struct Failure {
  FailureClass kind = FailureClass::critical;
  std::string code{}; // AWS error code, or one of ours (program_error, timeout, engine_lost, …)
  std::string message{};  // one line
  std::string resource{}; // urn, when one resource is to blame
  std::string advice{};   // what to do
  bool retryable = false; // throttling and transport only
  bool operator==(const Failure&) const = default;
};

struct Succeeded {
  ResourceChanges changes;
};
struct Failed {
  Failure failure;
  ResourceChanges changes; // what had completed before
};
struct Cancelled {
  ResourceChanges changes;
};

// The outcome of one step. Failing is data here, not an Error: the run goes on around it.
using StepResult = std::variant<Succeeded, Failed, Cancelled>;

} // namespace cloud

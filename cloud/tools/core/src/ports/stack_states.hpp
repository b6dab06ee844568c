#pragma once

#include "model/names.hpp"
#include "model/value.hpp"
#include "util/result.hpp"

#include <string>
#include <vector>

namespace cloud {

struct StateSummary {
  std::string identity; // of the checkpoint; empty: there is none
  int resources = 0;    // without providers and the stack itself
  int pending_operations = 0;
  int entries = 0; // everything that Pulumi still knows, providers included
  std::vector<std::string> protected_resources{}; // URNs of those that Pulumi refuses to delete
  std::vector<std::string> data_stores{};         // URNs of those that hold data, see holds_data

  // Nothing is left that a destroy could take away.
  [[nodiscard]] bool is_empty() const {
    return identity.empty() || (entries == 0 && pending_operations == 0);
  }
};

// The business project as Pulumi files it.
struct PulumiProject {
  std::string organization = "organization"; // another one in Pulumi Cloud only
  std::string name;
};

// Reads what Pulumi knows of a stack, without running anything.
class StackStates {
public:
  virtual ~StackStates() = default;
  // The stack's outputs as they are now, secrets marked. An empty map when it was never deployed.
  [[nodiscard]] virtual Result<Value> outputs(const PulumiProject& project,
                                              const PulumiStackName& stack) = 0;
  [[nodiscard]] virtual Result<StateSummary> state(const PulumiProject& project,
                                                   const PulumiStackName& stack) = 0;
};

} // namespace cloud

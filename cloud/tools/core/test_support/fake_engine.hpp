#pragma once

#include "ports/engine.hpp"
#include "ports/stack_states.hpp"
#include "test_support/fake_clock.hpp"

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace cloud::test_support {

// Plays Pulumi by a script: each stack's attempts end as `outcomes` says (success where it says
// nothing), one finishing per wait, in the order in which they were started. Stacks in `hanging`
// only end when they are stopped, with one resource created. Everything asked of it is written down
// in `calls`.
class FakeEngine : public Engine, public StackStates, public Programs {
public:
  explicit FakeEngine(FakeClock& clock) : clock_(clock) {}

  Result<void> open(const EngineSession&) override { return note("open"); }
  Result<std::string> toolchain() override { return "pulumi 3.259.0"; }
  Result<StackCode> prepare(const StackName& stack) override {
    CLOUD_CHECK(note("code " + stack.str()));
    return StackCode{"/bundle.js", "code of " + stack.str()};
  }
  Result<StackCode> bundled(const std::string& bundle, const std::string& closure_hash) override {
    return StackCode{"/" + bundle, closure_hash};
  }
  std::vector<std::string> differences(const std::string&, const std::string&) override {
    return {"code: vpc.ts"};
  }
  Result<void> write_workspace(const StepRequest& request, const StackCode&) override {
    return note("workspace " + request.stack.str());
  }
  Result<UndoPoint> record_undo_point(const StepRequest& request) override {
    CLOUD_CHECK(note("undo " + request.stack.str()));
    return UndoPoint{"/undo", "before"};
  }
  Result<ProcessIdentity> start(const StepRequest& request) override {
    CLOUD_CHECK(note((request.operation == EngineOperation::preview   ? "start preview of "
                      : request.operation == EngineOperation::destroy ? "start removal of "
                                                                      : "start ") +
                     request.stack.str()));
    requests_[request.stack] = request;
    configs[request.stack] = request.config;
    return ProcessIdentity{4711, 1, "boot"};
  }
  Result<void> release(const StackName& stack) override {
    CLOUD_CHECK(note("release " + stack.str()));
    running_.push_back(stack);
    most_running = std::max(most_running, running_.size());
    return {};
  }
  void stop(const StackName& stack, StopLevel level) override {
    static constexpr const char* k_levels[] = {"gracefully", "forcefully", "dead"};
    (void)note("stop " + stack.str() + " " + k_levels[static_cast<size_t>(level)]);
    stopped_.insert(stack);
  }

  std::vector<EngineEvent> wait(std::chrono::milliseconds at_most) override {
    for (auto it = running_.begin(); it != running_.end(); ++it) {
      const StackName stack = *it;
      if (stopped_.contains(stack)) {
        running_.erase(it);
        return {{stack, StepFinished{Cancelled{{{"create", 1}}}}}};
      }
      if (!hanging.contains(stack)) {
        running_.erase(it);
        clock_.advance(std::chrono::seconds(1));
        StepResult result = next_outcome(stack);
        keep_state(stack, result);
        std::vector<EngineEvent> events;
        if (const auto found = deleting.find(stack); found != deleting.end()) {
          events.push_back({stack, found->second});
          deleting.erase(found);
        }
        events.push_back({stack, StepFinished{std::move(result)}});
        return events;
      }
    }
    clock_.advance(at_most);
    return {};
  }

  Result<Value> outputs(const PulumiProject&, const PulumiStackName& stack) override {
    Value outputs;
    outputs.set("name", stack.str());
    outputs.set("password", as_secret("hunter2"));
    return outputs;
  }
  Result<StateSummary> state(const PulumiProject&, const PulumiStackName& stack) override {
    StateSummary summary;
    if (!absent.contains(stack)) {
      summary.identity = "state of " + stack.str();
      summary.resources = resources;
      summary.entries = resources;
      summary.protected_resources = protected_resources[stack];
      summary.data_stores = data_stores[stack];
    }
    return summary;
  }

  std::map<StackName, std::deque<StepResult>> outcomes;
  std::set<StackName> hanging;
  std::vector<std::string> calls;
  std::string failing_call; // this call returns an error
  size_t most_running = 0;
  int resources = 3;
  std::set<PulumiStackName> absent; // have no state; a step that succeeds changes that
  std::map<PulumiStackName, std::vector<std::string>> protected_resources;
  std::map<PulumiStackName, std::vector<std::string>> data_stores;
  std::map<StackName, ResourceCompleted> deleting; // told once, before the stack ends
  std::map<StackName, Value> configs;              // of the last attempt

private:
  Result<void> note(std::string call) {
    calls.push_back(call);
    if (call == failing_call) {
      return fail(ErrorCode::unavailable, call + " failed");
    }
    return {};
  }

  void keep_state(const StackName& stack, const StepResult& result) {
    const StepRequest& request = requests_.at(stack);
    const bool succeeded = std::holds_alternative<Succeeded>(result);
    if (request.operation == EngineOperation::destroy && succeeded) {
      absent.insert(request.pulumi_stack);
    } else if (request.operation == EngineOperation::up && succeeded) {
      absent.erase(request.pulumi_stack);
    }
  }

  StepResult next_outcome(const StackName& stack) {
    auto& script = outcomes[stack];
    if (script.empty()) {
      return Succeeded{{{"create", 3}}};
    }
    StepResult result = script.front();
    script.pop_front();
    return result;
  }

  FakeClock& clock_;
  std::map<StackName, StepRequest> requests_;
  std::deque<StackName> running_;
  std::set<StackName> stopped_;
};

} // namespace cloud::test_support

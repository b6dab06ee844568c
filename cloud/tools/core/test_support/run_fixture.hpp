#pragma once

#include "orchestrator/run_executor.hpp"
#include "test_support/fake_engine.hpp"
#include "test_support/fixed_archive.hpp"
#include "test_support/memory_run_store.hpp"
#include "test_support/memory_snapshots.hpp"
#include "test_support/plans.hpp"
#include "test_support/recording_sink.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace cloud::test_support {

using namespace orchestrator; // what a fixture of this layer is about

// Configurations of one value, and whatever a test wants to be there besides.
class FixedInputs : public StepInputs {
public:
  Result<StepInput> resolve(const StackName& stack, const OutputsOf&) override {
    on_resolve(stack);
    if (stack == failing) {
      return cloud::fail(Error{
          ErrorCode::invalid_input, "network.yaml:3:9: no output 'vpcid'", {}, "use 'vpcId'"});
    }
    Value config;
    config.set(stack.str() + ":size", sizes.contains(stack) ? sizes.at(stack) : size);
    return StepInput{config, config, config, consumed};
  }
  Result<StepInput> resolve_again(const StackName&, const Value& unresolved,
                                  const OutputsOf&) override {
    return StepInput{unresolved, unresolved, unresolved, consumed};
  }
  Result<Value> look_up(const std::string& name, const OutputsOf&) override {
    const auto found = elsewhere.find(name);
    return found == elsewhere.end() ? Value() : found->second;
  }
  bool changed_since(const std::string& name, TimePoint) override { return name == restless; }
  const Reads& declared_reads(const StackName&) override { return declared; }
  Value consumed{Value::Map{}};
  std::map<std::string, Value> elsewhere;
  Reads declared;
  std::string restless;           // of `elsewhere`: changes all the time
  int size = 1;                   // in every configuration,
  std::map<StackName, int> sizes; // unless it is given here
  StackName failing;
  std::function<void(const StackName&)> on_resolve = [](const StackName&) {};
};

// What previews of stacks tell: nothing but what a test wants to be told.
class ScriptedPreviews : public Previews {
public:
  Result<StackPreview> read(const StackName& stack, const std::filesystem::path&,
                            const Value&) override {
    return previews[stack];
  }
  std::map<StackName, StackPreview> previews;
};

class ScriptedInterrupts : public Interrupts {
public:
  int requested() override { return count; }
  int count = 0;
};

inline planner::Graph graph_of(std::vector<planner::Node> nodes) {
  return planner::Graph::build(std::move(nodes), "test").value();
}

// dns and network first, security after network.
inline planner::Graph three_stacks() {
  return graph_of({{StackName("dns"), 10, {}},
                   {StackName("network"), 20, {}},
                   {StackName("security"), 30, {StackName("network")}}});
}

// A run of three stacks by the real executor, with everything below it played.
class RunExecutorTest : public ::testing::Test {
protected:
  RunExecutorTest() {
    request_.run.id = RunId("R1");
    request_.run.deployment = DeploymentId("D1BRV40");
    request_.run.environment = EnvironmentName("dev");
    request_.plan = plan_for({{"dns", "network"}, {"security"}});
    request_.session.slots = 2;
    request_.makes_version = true;
    request_.project.name = "ecommerce";
  }

  Result<RunOutcome> run(const planner::Graph& graph = three_stacks()) {
    store_.all_runs = {request_.run};
    RunExecutor executor(request_, graph,
                         {engine_, engine_, engine_, archive_, store_, snapshots_, inputs_,
                          previews_, sink_, interrupts_, clock_,
                          [this](const RollbackPlan&) { return agrees_; }});
    return executor.run();
  }

  // What the last attempt of a stack had changed when it ended.
  ResourceChanges changes_of(const char* stack) const {
    return std::find_if(store_.all_steps.rbegin(), store_.all_steps.rend(),
                        [stack](const Step& step) { return step.stack.str() == stack; })
        ->changes;
  }

  FakeClock clock_;
  FakeEngine engine_{clock_};
  MemoryRunStore store_;
  FixedInputs inputs_;
  ScriptedPreviews previews_;
  MemorySnapshots snapshots_;
  bool agrees_ = true;
  RecordingSink sink_{store_};
  ScriptedInterrupts interrupts_;
  FixedArchive archive_;
  RunRequest request_;
};

inline Failed failed_with(std::string code, bool retryable = false) {
  Failed failed;
  failed.failure.code = std::move(code);
  failed.failure.message = "no";
  failed.failure.retryable = retryable;
  return failed;
}

} // namespace cloud::test_support

#pragma once

#include "ports/run_store.hpp"
#include "test_support/fake_clock.hpp"
#include "test_support/succeeded.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <memory>

namespace cloud::test_support {

// A fresh, empty store and what it stands on.
class RunStoreFixture {
public:
  virtual ~RunStoreFixture() = default;
  [[nodiscard]] virtual RunStore& store() = 0;
  // The same store as another process would open it.
  [[nodiscard]] virtual RunStore& reopen() = 0;
};

using RunStoreFactory = std::function<std::unique_ptr<RunStoreFixture>(Clock& clock)>;

// What every RunStore must do. A store's own test instantiates the suite with its factory.
class RunStoreContract : public testing::TestWithParam<RunStoreFactory> {
protected:
  FakeClock clock_;
  std::unique_ptr<RunStoreFixture> fixture_ = GetParam()(clock_);
  RunStore& store_ = fixture_->store();

  static constexpr auto k_never = [](const cloud::Run&) { return false; };
  static constexpr auto k_always = [](const cloud::Run&) { return true; };

  [[nodiscard]] cloud::Run run(const char* id, Operation operation = Operation::deploy) const {
    return cloud::Run{.id = RunId(id),
                      .deployment = DeploymentId("D1BRV40"),
                      .environment = EnvironmentName("dev"),
                      .operation = operation,
                      .state = RunState::running,
                      .user = "ada",
                      .host = "build-7",
                      .owner = {4711, 123456, "boot-a"},
                      .started_at = clock_.now(),
                      .finished_at = {},
                      .freed_lock = {}};
  }
  [[nodiscard]] cloud::Run finished(cloud::Run begun, RunState state) const {
    begun.state = state;
    begun.finished_at = clock_.now();
    return begun;
  }
  [[nodiscard]] RunEvent event(const cloud::Run& of, const char* type,
                               const char* stack = "") const {
    RunEvent made;
    made.type = type;
    made.time = clock_.now();
    made.run = of.id;
    made.deployment = of.deployment;
    made.environment = of.environment;
    made.stack = StackName(stack);
    made.data = Value::Map{};
    return made;
  }
  [[nodiscard]] static Step step(const cloud::Run& of, const char* stack, StepState state) {
    Step made;
    made.run = of.id;
    made.stack = StackName(stack);
    made.state = state;
    made.key.consumed = Value::Map{};
    return made;
  }
  // Begins and finishes a run, so that its rows can be referred to.
  cloud::Run completed_run(const char* id, Operation operation = Operation::deploy) {
    const cloud::Run begun = run(id, operation);
    EXPECT_TRUE(succeeded(store_.begin_run(begun, k_never)));
    std::vector<RunEvent> none;
    cloud::Run done = finished(begun, RunState::completed);
    EXPECT_TRUE(succeeded(store_.finish_run(done, none)));
    return done;
  }
};

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RunStoreContract);

} // namespace cloud::test_support

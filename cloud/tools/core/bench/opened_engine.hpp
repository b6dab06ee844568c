#pragma once

#include "ports/engine.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace cloud::bench {

// An engine that lets something happen between its opening and its first step.
class OpenedEngine : public Engine {
public:
  OpenedEngine(Engine& engine, std::function<void()> once_open)
      : engine_(engine), once_open_(std::move(once_open)) {}

  Result<void> open(const EngineSession& session) override {
    CLOUD_CHECK(engine_.open(session));
    once_open_();
    return {};
  }
  Result<void> write_workspace(const StepRequest& request, const StackCode& code) override {
    return engine_.write_workspace(request, code);
  }
  Result<UndoPoint> record_undo_point(const StepRequest& request) override {
    return engine_.record_undo_point(request);
  }
  Result<ProcessIdentity> start(const StepRequest& request) override {
    return engine_.start(request);
  }
  Result<void> release(const StackName& stack) override { return engine_.release(stack); }
  void stop(const StackName& stack, StopLevel level) override { engine_.stop(stack, level); }
  std::vector<EngineEvent> wait(std::chrono::milliseconds at_most) override {
    return engine_.wait(at_most);
  }

private:
  Engine& engine_;
  std::function<void()> once_open_;
};

} // namespace cloud::bench

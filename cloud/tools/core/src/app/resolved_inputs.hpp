#pragma once

#include "app/app.hpp"
#include "app/environment.hpp"
#include "orchestrator/step_inputs.hpp"
#include "ports/aws_queries.hpp"
#include "ports/generated_values.hpp"
#include "util/secret.hpp"

#include <map>
#include <optional>
#include <string>

namespace cloud::app {

// The configuration of a step: the three tiers merged, runtime values resolved.
class ResolvedInputs : public orchestrator::StepInputs {
public:
  // Expects everything it is given to outlive it.
  ResolvedInputs(App& app, const LoadedDeployment& deployment,
                 const EnvironmentSettings& environment, AwsQueries& aws,
                 GeneratedValues& generated)
      : app_(app), deployment_(deployment), environment_(environment), aws_(aws),
        generated_(generated) {}

  [[nodiscard]] Result<orchestrator::StepInput>
  resolve(const StackName& stack, const orchestrator::OutputsOf& outputs) override;
  [[nodiscard]] Result<orchestrator::StepInput>
  resolve_again(const StackName& stack, const Value& unresolved,
                const orchestrator::OutputsOf& outputs) override;
  [[nodiscard]] Result<Value> look_up(const std::string& name,
                                      const orchestrator::OutputsOf& outputs) override;
  [[nodiscard]] bool changed_since(const std::string& name, TimePoint since) override;
  [[nodiscard]] const Reads& declared_reads(const StackName& stack) override;

private:
  [[nodiscard]] Result<orchestrator::StepInput> resolve(const StackName& stack, Value config,
                                                        std::map<std::string, std::string> sources,
                                                        const orchestrator::OutputsOf& outputs);
  [[nodiscard]] AwsScope scope() const;
  // What digests are keyed with.
  [[nodiscard]] Result<Secret> key();

  App& app_;
  const LoadedDeployment& deployment_;
  const EnvironmentSettings& environment_;
  AwsQueries& aws_;
  GeneratedValues& generated_;
  std::optional<Secret> key_; // once it was needed
};

} // namespace cloud::app

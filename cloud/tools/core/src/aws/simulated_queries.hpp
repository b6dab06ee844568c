#pragma once

#include "aws/simulated_reference.hpp"
#include "ports/aws_queries.hpp"

#include <filesystem>
#include <string>

namespace cloud::aws {

// Answers from the simulated AWS: what AWS publishes from its data files, parameters and secrets
// from the resources that stacks have made there. Names that do not exist are not_found, with the
// nearest that does.
class SimulatedQueries : public AwsQueries {
public:
  // `data` holds regions.json and images.json, `state` the resources.
  SimulatedQueries(std::filesystem::path data, std::filesystem::path state)
      : reference_(std::move(data)), state_(std::move(state)) {}

  [[nodiscard]] Result<Value> latest_ami_id(const AwsScope& scope,
                                            const std::string& image) override;
  [[nodiscard]] Result<Value> availability_zones(const AwsScope& scope) override;
  // By name or ARN, with an optional ":<version>". A SecureString is secret.
  [[nodiscard]] Result<Value> ssm_parameter(const AwsScope& scope,
                                            const std::string& path) override;
  // By name, or ARN with or without its random ending.
  [[nodiscard]] Result<Value> secret(const AwsScope& scope, const std::string& id,
                                     const std::string& json_key) override;

private:
  [[nodiscard]] Result<std::string> current_secret(const AwsScope& scope,
                                                   const std::string& id) const;

  SimulatedReference reference_;
  std::filesystem::path state_;
};

} // namespace cloud::aws

#pragma once

#include "model/value.hpp"
#include "util/result.hpp"

#include <string>
#include <vector>

namespace cloud {

// Which account and region a question is about, and with whose credentials it is asked.
struct AwsScope {
  std::string account;
  std::string region;
  std::string profile;
  std::string role_arn;
};

// The questions behind {{RUNTIME:aws:…}}. Answers that must stay secret come back with
// `Value::secret` set.
class AwsQueries {
public:
  virtual ~AwsQueries() = default;
  // Names of images: amazonLinux2, amazonLinux2023, ubuntu2204, …
  [[nodiscard]] virtual Result<Value> latest_ami_id(const AwsScope& scope,
                                                    const std::string& image) = 0;
  // A list of texts, sorted.
  [[nodiscard]] virtual Result<Value> availability_zones(const AwsScope& scope) = 0;
  [[nodiscard]] virtual Result<Value> ssm_parameter(const AwsScope& scope,
                                                    const std::string& path) = 0;
  // The whole secret text, or one member of it when `json_key` is not empty.
  [[nodiscard]] virtual Result<Value> secret(const AwsScope& scope, const std::string& id,
                                             const std::string& json_key) = 0;
};

} // namespace cloud

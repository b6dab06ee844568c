#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cloud::pulumi {

// What AWS said, as the provider's message carries it.
struct AwsError {
  std::string code; // UnauthorizedOperation, VpcLimitExceeded, …; empty when only the status is
                    // known
  std::string message;    // after the code
  int status = 0;         // HTTP status, 0 when it is not told
  std::string permission; // ec2:CreateVpc: what the call needs, where that can be told
};

// None when the text tells of no call to AWS.
[[nodiscard]] std::optional<AwsError> find_aws_error(std::string_view text);

// Too many calls, or AWS itself in trouble: the same call may succeed a little later.
[[nodiscard]] bool is_transient(const AwsError& error);
// The network between us and AWS failed, before there was an answer.
[[nodiscard]] bool is_transport_failure(std::string_view text);

} // namespace cloud::pulumi

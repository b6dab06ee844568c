#pragma once

#include "model/names.hpp"
#include "resolution/output_path.hpp"
#include "resolution/timestamp_format.hpp"
#include "util/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cloud::resolution {

// <stack>:<output>, with a path for nested values.
struct StackOutput {
  StackName stack;
  OutputPath path;
  bool operator==(const StackOutput&) const = default;
};
// aws:latestAmiId:<name>
struct LatestAmiId {
  std::string image;
  bool operator==(const LatestAmiId&) const = default;
};
// aws:availabilityZones[:<region>]
struct AvailabilityZones {
  std::string region; // empty: that of the environment
  bool operator==(const AvailabilityZones&) const = default;
};
// aws:ssm:<path>
struct SsmParameter {
  std::string path;
  bool operator==(const SsmParameter&) const = default;
};
// aws:secret:<id>[:<json key>]
struct AwsSecret {
  std::string id; // name or ARN
  std::string json_key;
  bool operator==(const AwsSecret&) const = default;
};
// aws:accountId
struct AccountId {
  bool operator==(const AccountId&) const = default;
};
// aws:region
struct CurrentRegion {
  bool operator==(const CurrentRegion&) const = default;
};
// calculate:subnets:<cidr>:<prefix>:<count>; depends on nothing else, so it is calculated at once.
struct Subnets {
  std::vector<std::string> cidrs;
  bool operator==(const Subnets&) const = default;
};
// calculate:timestamp[:<format>]
struct Timestamp {
  TimestampFormat format;
  bool operator==(const Timestamp&) const = default;
};
// calculate:password:<length>
struct Password {
  size_t length = 0;
  bool operator==(const Password&) const = default;
};
// calculate:uuid
struct Uuid {
  bool operator==(const Uuid&) const = default;
};
// env:<NAME>[:<default>]
struct EnvironmentVariable {
  std::string name;
  std::optional<std::string> otherwise;
  bool operator==(const EnvironmentVariable&) const = default;
};

// Where a runtime value comes from.
using RuntimeSource =
    std::variant<StackOutput, LatestAmiId, AvailabilityZones, SsmParameter, AwsSecret, AccountId,
                 CurrentRegion, Subnets, Timestamp, Password, Uuid, EnvironmentVariable>;

// The kinds that are not names of stacks.
[[nodiscard]] const std::vector<std::string>& reserved_kinds();

// Reads what stands between "{{RUNTIME:" and "}}". Parameters may hold ':': the path of an SSM
// parameter, a timestamp format and a default run to the end; an ARN keeps its seven fields; of
// `subnets` the last two parameters are prefix and count and the rest is the range.
// Errors: invalid_input, in words that need the place added.
[[nodiscard]] Result<RuntimeSource> parse_placeholder(std::string_view body);

// "{{RUNTIME:network:vpcId}}": a body as people write it.
[[nodiscard]] std::string in_braces(std::string_view body);

} // namespace cloud::resolution

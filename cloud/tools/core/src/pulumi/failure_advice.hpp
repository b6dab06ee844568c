#pragma once

#include "pulumi/aws_error.hpp"

#include <string>

namespace cloud::pulumi {

// What an operator can do about an error of AWS. `account` may be empty.
[[nodiscard]] std::string advice_for(const AwsError& error, const std::string& account);

} // namespace cloud::pulumi

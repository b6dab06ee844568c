#pragma once

#include "pulumi/closure.hpp"
#include "pulumi/installation.hpp"
#include "util/result.hpp"

#include <string>
#include <vector>

namespace cloud::pulumi {

// Keeps the content hashes of a closure under its own hash, so that a later one can be compared
// with it. Nothing is written when it is there already.
[[nodiscard]] Result<void> write_ingredients(const Installation& installation,
                                             const Closure& closure);

// What two closures, given by their hashes, differ in: "code: vpc.ts", "new code: nat.ts",
// "code removed: nat.ts", "package zod 3.22.0 → 3.23.1". Files of the stacks are told from the
// folder of the stack on. Empty when one of the closures is not known.
[[nodiscard]] std::vector<std::string> ingredient_differences(const Installation& installation,
                                                              const std::string& before,
                                                              const std::string& after);

} // namespace cloud::pulumi

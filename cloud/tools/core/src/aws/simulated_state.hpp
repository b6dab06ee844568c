#pragma once

#include "model/value.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cloud::aws {

// A resource of the simulated AWS as its file describes it.
struct SimulatedRecord {
  std::string id;
  Value outputs; // a map
  std::filesystem::file_time_type changed{};
};

// All resources of one type, such as aws:ssm/parameter:Parameter, in one account and region, in the
// order of their file names; none when there is no folder. The simulated AWS and people change
// these files at any time: one that disappears meanwhile is left out.
// Errors: invalid_input for a file that is no JSON object, without a word of its content, which may
// be secret; unavailable.
[[nodiscard]] Result<std::vector<SimulatedRecord>> list_records(const std::filesystem::path& state,
                                                                const std::string& account,
                                                                const std::string& region,
                                                                const std::string& type);

} // namespace cloud::aws

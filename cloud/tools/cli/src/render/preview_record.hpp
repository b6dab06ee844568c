#pragma once

#include "app/previewing.hpp"

#include <map>
#include <string>
#include <vector>

namespace cloud::cli {

// How many changes of each operation there are in stacks.
[[nodiscard]] std::map<std::string, int>
changes_by_operation(const std::vector<orchestrator::PreviewedStack>& stacks);

// The resource holds what its owners have put into it, and would be deleted or made anew.
[[nodiscard]] bool loses_data(const PreviewedChange& change);

// A preview as JSON shows it.
[[nodiscard]] Value preview_record(const app::EnvironmentPreview& preview);

} // namespace cloud::cli

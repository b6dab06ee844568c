#pragma once

#include <string_view>

namespace cloud {

// Whether a resource of this type ("aws:rds/instance:Instance") holds what its owners have put into
// it, so that making it anew does not bring it back. Keys count: what they encrypted is lost with
// them.
[[nodiscard]] bool holds_data(std::string_view resource_type);

} // namespace cloud

#pragma once

#include <string>
#include <string_view>

namespace cloud {

// "aws:kms/key:Key storage" from urn:pulumi:<stack>::<project>::<types of parents>$<type>::<name>:
// what people call a resource. A name may hold anything, a type neither '$' nor "::". A text that
// is no URN comes back as it is.
[[nodiscard]] std::string type_and_name(std::string_view urn);

} // namespace cloud

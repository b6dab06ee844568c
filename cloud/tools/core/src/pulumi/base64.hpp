#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cloud::pulumi {

// Base 64 with the standard alphabet and padding.
[[nodiscard]] std::string to_base64(std::string_view bytes);
// None when the text is no such encoding.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

} // namespace cloud::pulumi

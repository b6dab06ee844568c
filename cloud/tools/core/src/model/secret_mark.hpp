#pragma once

#include <string_view>

namespace cloud {

// How Pulumi writes in JSON that an object is no plain one: under this key stands what it is.
// (sdk/go/common/resource/sig of Pulumi.) No configuration has such a key.
inline constexpr std::string_view k_kind_key = "4dabf18193072939515e22adb298388d";
inline constexpr std::string_view k_secret_kind = "1b47061264138c4ac30d75fd1eb44270";

} // namespace cloud

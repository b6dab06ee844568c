#pragma once

#include <string_view>

namespace cloud::documents {

// Whether a writer shows secret values. Masking is the default everywhere: only what ends encrypted
// or inside the engine reveals.
enum class Secrets { masked, revealed };

inline constexpr std::string_view k_masked = "[secret]";

} // namespace cloud::documents

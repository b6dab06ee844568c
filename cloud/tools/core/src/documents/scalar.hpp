#pragma once

#include "model/value.hpp"

#include <string_view>

namespace cloud::documents {

// What a plain (unquoted) YAML scalar means: null, true or false, a whole number, a number, and
// else text. YAML 1.2's core schema, minus what readers disagree about: `017`, dates and `yes` are
// text, and so are `.inf`, `.nan` and whole numbers beyond 64 bits, which JSON cannot carry.
[[nodiscard]] Value typed_scalar(std::string_view plain);

[[nodiscard]] bool is_null_word(std::string_view plain);

} // namespace cloud::documents

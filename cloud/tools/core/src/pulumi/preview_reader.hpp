#pragma once

#include "model/preview.hpp"
#include "pulumi/masker.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string_view>

namespace cloud::pulumi {

// What the events of `pulumi preview --json` say would happen to the stack `stack` (its short name:
// it becomes part of the marks of unknown outputs). The stack itself and its providers are left
// out. `with_unknowns`: the program was given something unknown, which a hidden value may be.
[[nodiscard]] StackPreview read_preview(std::string_view events, std::string_view stack,
                                        const Masker& masker, bool with_unknowns);

// The same from the folder of a preview, with what the program has assumed. Errors: of reading the
// events.
[[nodiscard]] Result<StackPreview> preview_in(const std::filesystem::path& folder,
                                              std::string_view stack, const Masker& masker,
                                              bool with_unknowns);

} // namespace cloud::pulumi

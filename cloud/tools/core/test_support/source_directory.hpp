#pragma once

#include <filesystem>

namespace cloud::test_support {

// The root of the clone that the tests were built from. One source knows it, so that the object
// files of all others are the same in every clone and ccache can share them.
[[nodiscard]] std::filesystem::path source_directory();

} // namespace cloud::test_support

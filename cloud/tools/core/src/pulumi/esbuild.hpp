#pragma once

#include "documents/finding.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::pulumi {

// The native program of the npm package esbuild for this machine, under a folder with node_modules.
[[nodiscard]] std::filesystem::path esbuild_program(const std::filesystem::path& modules);

struct BundleRequest {
  std::filesystem::path program;  // esbuild
  std::filesystem::path entry;    // relative to the folder esbuild runs in
  std::filesystem::path bundle;   // what it writes
  std::filesystem::path metafile; // what it tells about that
};

// The command line. Pulumi's packages stay outside: there must be one copy of them, the one that
// the program host has loaded. The source map is part of the bundle, so that a stack trace names
// the TypeScript line wherever the bundle is evaluated; it holds no source texts, so that it stays
// small.
[[nodiscard]] std::vector<std::string> esbuild_command(const BundleRequest& request);

// What went into a bundle.
struct BundleInputs {
  std::vector<std::string> files;    // relative to the folder esbuild ran in, sorted
  std::vector<std::string> packages; // names of the packages that stay outside, sorted
};
[[nodiscard]] Result<BundleInputs> read_metafile(const std::filesystem::path& metafile);

// The errors in what esbuild wrote to the terminal, with places from 1 as everywhere.
[[nodiscard]] std::vector<documents::Finding> esbuild_errors(std::string_view output);

} // namespace cloud::pulumi

#pragma once

#include "pulumi/esbuild.hpp"
#include "pulumi/file_stamp.hpp"
#include "pulumi/package_lock.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cloud::pulumi {

// One file or folder that a bundle depends on.
struct ClosureEntry {
  std::string path; // relative to the root of the installation
  FileStamp stamp;
  std::string sha256; // empty for folders, and for files that matter only through what they select
  bool operator==(const ClosureEntry&) const = default;
};

// Everything that decides what a stack's program does: its sources and those of shared code, the
// settings of the compiler, and the external packages at their locked versions. The folders of the
// sources are watched too: a new file there can change what an import means.
struct Closure {
  std::vector<ClosureEntry> entries;
  std::vector<LockedPackage> packages; // external; not known of a closure that was remembered
  std::string hash;                    // of contents, paths and packages; no times go in
};

// Reads what a bundle was made of. `root` is where esbuild ran, `modules` the folder with
// node_modules and package-lock.json below it, `bundle` the identity of what came of it.
[[nodiscard]] Result<Closure> read_closure(const std::filesystem::path& root,
                                           const std::filesystem::path& modules,
                                           const BundleInputs& inputs, const std::string& bundle);

// True while every file and folder is as it was when the closure was read.
[[nodiscard]] bool is_unchanged(const Closure& closure, const std::filesystem::path& root);

// The time of the youngest file or folder.
[[nodiscard]] std::int64_t newest_change(const Closure& closure);

} // namespace cloud::pulumi

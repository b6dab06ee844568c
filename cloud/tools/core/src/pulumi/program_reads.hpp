#pragma once

#include "ports/step_archive.hpp"

#include <filesystem>

namespace cloud::pulumi {

// What the program host noted of a program's reads in the workspace of an attempt; files below
// `root` are told from there on. Notes that are missing or damaged are no notes.
[[nodiscard]] ProgramReads program_reads_in(const std::filesystem::path& workspace,
                                            const std::filesystem::path& root);

} // namespace cloud::pulumi

#pragma once

#include "model/stack_template.hpp"
#include "ports/step_archive.hpp"

#include <string>
#include <vector>

namespace cloud::orchestrator {

// What a program read by itself, sorted by whether a later run can tell that it is the same.
struct JudgedReads {
  std::vector<std::string> comparable; // by their names in StepKey::consumed
  std::vector<std::string> unproven;   // the others, in words
  bool operator==(const JudgedReads&) const = default;
};

// Outputs of other stacks and answers of AWS that can be asked for again can always be compared,
// files and variables where they are declared. Declared hosts are taken to answer the same always;
// what a command does is never known, and the time never the same.
[[nodiscard]] JudgedReads judge_reads(const ProgramReads& reads, const Reads& declared);

} // namespace cloud::orchestrator

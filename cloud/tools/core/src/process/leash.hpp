#pragma once

#include <string>
#include <vector>

namespace cloud::process {

// The words that start a program on a leash: when its parent dies, even by SIGKILL, it gets SIGINT.
// Pulumi then finishes what is in flight and ends, instead of working on with nobody to record it.
[[nodiscard]] std::vector<std::string> leashed(const std::vector<std::string>& argv);

// The body of `cloud __leash <parent> <program> <argument>…`: becomes the program. Returns an exit
// status only when it cannot.
[[nodiscard]] int leash_main(int argc, char** argv);

} // namespace cloud::process

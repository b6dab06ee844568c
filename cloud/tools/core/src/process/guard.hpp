#pragma once

namespace cloud::process {

// The descriptors a guard is started with, beside the standard three.
inline constexpr int k_guard_control_descriptor = 3;
// Held open, never used: what a run shares (the simulated AWS) ends when the last holder is gone.
inline constexpr int k_guard_lifetime_descriptor = 4;

// The body of the guard process (`cloud __guard`): owns one program host and one Pulumi, and
// outlives the orchestrator, so that `kill -9` of `cloud` costs no Pulumi work.
//
// It is told what to do over the control descriptor (see GuardClient), starts the program host at
// once, and Pulumi when it is released. It writes the outcome to the exit file with a rename before
// it says so. When the orchestrator disappears: before the release it ends itself and the host,
// afterwards it lets Pulumi finish. Returns the process's exit status.
[[nodiscard]] int guard_main();

} // namespace cloud::process

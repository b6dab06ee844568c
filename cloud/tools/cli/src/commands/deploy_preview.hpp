#pragma once

#include "commands/run_command.hpp"

namespace cloud::cli {

// deploy --preview [--save-plan F]: shows what a deploy would do, and does nothing.
[[nodiscard]] Result<ExitStatus> show_preview(const RunWords& words, Session& session);

// deploy --plan F: deploys what was agreed to. Where a preview shows something else by now, that is
// told, and whoever can be asked decides; each stack is looked at once more before it runs.
[[nodiscard]] Result<ExitStatus> carry_out_plan(const RunWords& words, Session& session);

} // namespace cloud::cli

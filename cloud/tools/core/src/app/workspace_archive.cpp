#include "app/workspace_archive.hpp"

#include "ports/engine.hpp"
#include "pulumi/program_reads.hpp"
#include "pulumi/step_process.hpp"

namespace cloud::app {

std::optional<ArchivedResult> WorkspaceArchive::result(const Step& step) {
  return pulumi::result_in(step.workspace, operation_of(step), pulumi::Masker{});
}

ProgramReads WorkspaceArchive::reads(const Step& step) {
  return pulumi::program_reads_in(step.workspace, root_);
}

} // namespace cloud::app

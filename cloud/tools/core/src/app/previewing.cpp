#include "app/previewing.hpp"

#include "app/aws_answers.hpp"
#include "app/backends.hpp"
#include "app/known_generated_values.hpp"
#include "app/resolved_inputs.hpp"
#include "app/run_id.hpp"
#include "app/run_preparation.hpp"
#include "app/workspace_previews.hpp"
#include "pulumi/copied_states.hpp"
#include "pulumi/pulumi_engine.hpp"
#include "util/files.hpp"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace cloud::app {
namespace {

// A folder that goes with everything in it.
class PassingFolder {
public:
  explicit PassingFolder(std::filesystem::path path) : path_(std::move(path)) {}
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  ~PassingFolder() {
    std::error_code ignored; // what stays is private, and removed with old runs
    std::filesystem::remove_all(path_, ignored);
  }

private:
  std::filesystem::path path_;
};

// A program may refer to any stack of its environment by itself.
Result<void> copy_all(pulumi::CopiedStates& states, const orchestrator::RunRequest& request,
                      const std::vector<DeployedStack>& deployed) {
  for (const DeployedStack& stack : deployed) {
    CLOUD_CHECK(states.read(
        {PulumiProject().organization, request.project.name,
         pulumi_stack_name(request.run.deployment, stack.stack, request.run.environment)}));
  }
  return {};
}

} // namespace

Result<EnvironmentPreview> preview(App& app, RunOptions options, const RunListeners& listeners) {
  options.operation = Operation::preview;
  const RunId id = new_run_id(app.clock().now());
  CLOUD_TRY(PreparedRun prepared, prepare_run(app, id, options, listeners));
  const orchestrator::RunRequest& request = prepared.request;
  const Manifest& manifest = prepared.deployment.manifest();
  CLOUD_TRY(const auto deployed, app.store().deployed(manifest.id, options.environment));

  const PassingFolder folder(request.session.directory);
  const std::filesystem::path copies = request.session.directory / "state";
  prepared.engine.pulumi.backend = "file://" + copies.string() + "?metadata=skip";
  pulumi::CopiedStates states(app.backend(), request.project.organization, copies,
                              file_backend(app, copies, prepared.engine.pulumi));
  CLOUD_CHECK(make_directories(copies));
  CLOUD_CHECK(copy_all(states, request, deployed));
  pulumi::PulumiEngine engine(std::move(prepared.engine), app.programs(), states, app.keyring(),
                              app.cipher(), app.clock());
  const auto queries = aws_queries(app, manifest.target);
  KnownGeneratedValues generated(app.generated_values());
  ResolvedInputs inputs(app, prepared.deployment, prepared.environment, *queries, generated);
  WorkspacePreviews previews;
  orchestrator::PreviewRun run(request, prepared.graph, deployed,
                               {engine, app.programs(), app.states(), inputs, previews,
                                listeners.events, listeners.interrupts, app.clock()});
  CLOUD_TRY(orchestrator::PreviewOutcome outcome, run.run());
  return EnvironmentPreview{std::move(prepared.deployment), options.environment,
                            std::move(outcome)};
}

} // namespace cloud::app

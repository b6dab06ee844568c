#include "pulumi/step_process.hpp"

#include "pulumi/failure.hpp"
#include "util/files.hpp"

namespace cloud::pulumi {
namespace {

template <class Events>
void append(const StackName& stack, Events told, std::vector<EngineEvent>& events) {
  for (auto& event : told) {
    std::visit([&](auto& what) { events.push_back({stack, std::move(what)}); }, event);
  }
}

StepResult result_of(const process::GuardExit& exit, const UpdateSummary& summary,
                     const Workspace& workspace, const Masker& masker, EngineOperation operation,
                     const std::string& account, bool stop_asked) {
  if (!exit.error.empty()) {
    Failed failed;
    failed.failure.kind = FailureClass::pre_deployment;
    failed.failure.code = "engine_not_started";
    failed.failure.message = masker.mask(exit.error);
    failed.failure.advice = "see hosts.log and guards.log in the folder of the run";
    return failed;
  }
  StepResult result = conclude({.operation = operation,
                                .exit_code = exit.code,
                                .signal = exit.signal,
                                .summary = summary,
                                .errors = masker.mask(read_file(workspace.errors()).value_or("")),
                                .account = account,
                                .stop_asked = stop_asked});
  if (auto* succeeded = std::get_if<Succeeded>(&result); succeeded != nullptr &&
                                                         operation == EngineOperation::preview &&
                                                         summary.changed_outputs > 0) {
    succeeded->changes["output"] = summary.changed_outputs;
  }
  return result;
}

} // namespace

StepProcess::StepProcess(StepRequest request, std::string account, process::GuardClient guard,
                         const Masker& masker)
    : request_(std::move(request)), account_(std::move(account)), workspace_{request_.workspace},
      guard_(std::move(guard)), tail_(workspace_.events()), stream_(masker), masker_(masker) {}

std::vector<EngineEvent> StepProcess::poll(std::chrono::milliseconds now) {
  std::vector<EngineEvent> events;
  // Asked first: what Pulumi wrote before it ended is then complete in the file.
  const auto exit = guard_.poll();
  append(request_.stack, stream_.feed(tail_.read(), now), events);
  if (exit) {
    append(request_.stack, stream_.finish(now), events);
    events.push_back({request_.stack,
                      StepFinished{result_of(*exit, stream_.summary(), workspace_, masker_,
                                             request_.operation, account_, guard_.stop_asked())}});
  }
  return events;
}

std::optional<ArchivedResult> result_in(const std::filesystem::path& folder,
                                        EngineOperation operation, const Masker& masker) {
  const Workspace workspace{folder};
  const auto exit = process::read_exit_file(workspace.exit_file());
  if (!exit) {
    return std::nullopt;
  }
  EventStream stream(masker);
  (void)stream.feed(FileTail(workspace.events()).read(), {});
  (void)stream.finish({});
  ArchivedResult archived{
      result_of(*exit, stream.summary(), workspace, masker, operation, {}, false), std::nullopt};
  if (exit->ended_at_ms > 0) {
    archived.ended_at = TimePoint(std::chrono::milliseconds(exit->ended_at_ms));
  }
  return archived;
}

} // namespace cloud::pulumi

#include "app/versions.hpp"

#include "app/environment.hpp"
#include "planner/key_differences.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace cloud::app {
namespace {

Result<StackChange> compare(App& app, const StackName& stack, const VersionContent& from,
                            const VersionContent& to) {
  const auto before = from.stacks.find(stack);
  const auto after = to.stacks.find(stack);
  StackChange change{stack, StackChange::Kind::unchanged, {}};
  if (before == from.stacks.end() || after == to.stacks.end()) {
    change.kind = after == to.stacks.end() ? StackChange::Kind::removed : StackChange::Kind::added;
    return change;
  }
  if (before->second == after->second) {
    return change;
  }
  CLOUD_TRY(const StepKey old_key, app.snapshots().key(before->second));
  CLOUD_TRY(const StepKey new_key, app.snapshots().key(after->second));
  change.differences = planner::key_differences(stack, old_key, new_key, app.programs());
  if (!change.differences.empty()) {
    change.kind = StackChange::Kind::changed;
  }
  return change;
}

} // namespace

Result<Version> version_numbered(App& app, const DeploymentId& deployment,
                                 const EnvironmentName& environment, std::int64_t number) {
  CLOUD_TRY(std::optional<Version> found,
            app.store().find_version(deployment, environment, number));
  const std::string hint =
      fmt::format("`cloud history {} --environment {}` lists them", deployment, environment);
  if (!found) {
    CLOUD_TRY(const auto newest, app.store().latest_version(deployment, environment));
    return fail(ErrorCode::not_found,
                newest ? fmt::format("{} has no version {}; the newest is {}", environment, number,
                                     newest->number)
                       : fmt::format("{} has no version yet", environment),
                hint);
  }
  if (found->content.manifest.empty()) {
    return fail(ErrorCode::conflict,
                fmt::format("nothing is kept of version {} of {}", number, environment), hint);
  }
  return *std::move(found);
}

Result<VersionDiff> version_diff(App& app, const std::string& id,
                                 const EnvironmentName& environment,
                                 std::optional<std::int64_t> from, std::optional<std::int64_t> to) {
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, id));
  CLOUD_CHECK(known_environment(deployment.manifest(), environment));
  const DeploymentId& known = deployment.manifest().id;
  CLOUD_TRY(const std::optional<Version> newest, app.store().latest_version(known, environment));
  VersionDiff diff{known, environment, {}, {}, {}};
  CLOUD_TRY(diff.to,
            version_numbered(app, known, environment, to.value_or(newest ? newest->number : 1)));
  const std::int64_t first = from.value_or(diff.to.number - 1);
  if (first < 1) {
    return fail(ErrorCode::invalid_input,
                fmt::format("version {} of {} is the first: there is none before it",
                            diff.to.number, environment),
                "name two versions: --from N --to M");
  }
  CLOUD_TRY(diff.from, version_numbered(app, known, environment, first));
  std::set<StackName> names;
  for (const Version* version : {&diff.from, &diff.to}) {
    for (const auto& [stack, snapshot] : version->content.stacks) {
      names.insert(stack);
    }
  }
  for (const StackName& stack : names) {
    CLOUD_TRY(StackChange change, compare(app, stack, diff.from.content, diff.to.content));
    diff.stacks.push_back(std::move(change));
  }
  return diff;
}

const char* to_string(StackChange::Kind kind) {
  switch (kind) {
  case StackChange::Kind::unchanged:
    return "unchanged";
  case StackChange::Kind::changed:
    return "changed";
  case StackChange::Kind::added:
    return "added";
  case StackChange::Kind::removed:
    return "removed";
  }
  return "unchanged";
}

} // namespace cloud::app

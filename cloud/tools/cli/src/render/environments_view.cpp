#include "render/environments_view.hpp"

#include "app/time_text.hpp"
#include "documents/json.hpp"
#include "render/run_record.hpp"
#include "render/table.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace cloud::cli {
namespace {

std::string last_run_text(const std::optional<Run>& run) {
  return run ? fmt::format("{} {}, {}", to_string(run->operation), to_string(run->state),
                           app::local_time(run->started_at))
             : "";
}

Value record_of(const app::EnvironmentSummary& environment) {
  const EnvironmentSettings& settings = environment.settings;
  Value::List deployed;
  for (const StackName& stack : environment.deployed) {
    deployed.emplace_back(stack.str());
  }
  Value record;
  record.set("name", settings.name.str());
  record.set("enabled", settings.enabled);
  record.set("account", settings.account);
  record.set("region", settings.region);
  record.set("version", environment.version);
  record.set("deployed", Value(std::move(deployed)));
  record.set("lastRun", environment.last_run ? run_record(*environment.last_run) : Value());
  return record;
}

} // namespace

std::string environments_text(const app::Environments& environments, const Terminal& terminal) {
  Table table({"environment", "enabled", "account", "region", "version", "stacks", "last run"});
  for (const app::EnvironmentSummary& each : environments.all) {
    const EnvironmentSettings& settings = each.settings;
    table.add({settings.name.str(), settings.enabled ? "yes" : "no", settings.account,
               settings.region, each.version == 0 ? "" : std::to_string(each.version),
               std::to_string(each.deployed.size()), last_run_text(each.last_run)});
  }
  return table.empty() ? fmt::format("deployment {} has no environments\n", environments.deployment)
                       : table.text(terminal);
}

std::string environments_json(const app::Environments& environments) {
  Value::List records;
  for (const app::EnvironmentSummary& each : environments.all) {
    records.push_back(record_of(each));
  }
  Value record;
  record.set("deployment", environments.deployment.str());
  record.set("environments", Value(std::move(records)));
  return documents::write_json(record, documents::JsonStyle::pretty);
}

std::string switched_text(const app::EnvironmentSummary& now, const std::string& id, bool changed) {
  const EnvironmentSettings& settings = now.settings;
  const char* how = settings.enabled ? "enabled" : "disabled";
  std::string text = changed ? fmt::format("{} of {} is {} now\n", settings.name, id, how)
                             : fmt::format("{} of {} was {} already\n", settings.name, id, how);
  if (settings.enabled) {
    return text + fmt::format("Next: cloud deploy {} --environment {}\n", id, settings.name);
  }
  if (!now.deployed.empty()) {
    std::vector<std::string> stacks;
    for (const StackName& stack : now.deployed) {
      stacks.push_back(stack.str());
    }
    text += fmt::format("still deployed there: {}\n"
                        "`cloud destroy {} --environment {}` takes that down\n",
                        join(stacks, ", "), id, settings.name);
  }
  return text;
}

std::string switched_json(const app::EnvironmentSummary& now, bool changed) {
  Value record = record_of(now);
  record.set("changed", changed);
  return documents::write_json(record, documents::JsonStyle::pretty) + "\n";
}

} // namespace cloud::cli

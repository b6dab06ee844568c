#include "render/diff_view.hpp"

#include "app/time_text.hpp"
#include "documents/json.hpp"
#include "render/terminal.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace cloud::cli {
namespace {

using Kind = app::StackChange::Kind;

constexpr size_t k_name_width = 18;

std::string described(const Version& version) {
  return fmt::format("version {} ({}, run {})", version.number, app::local_time(version.created_at),
                     version.run);
}

Value record_of(const Version& version) {
  Value record;
  record.set("version", version.number);
  record.set("createdAt", app::rfc3339(version.created_at));
  record.set("run", version.run.str());
  return record;
}

} // namespace

std::string diff_text(const app::VersionDiff& diff) {
  std::string text = fmt::format("{} {}: {} → {}\n", diff.deployment, diff.environment,
                                 described(diff.from), described(diff.to));
  std::vector<std::string> unchanged;
  for (const app::StackChange& stack : diff.stacks) {
    if (stack.kind == Kind::unchanged) {
      unchanged.push_back(stack.stack.str());
      continue;
    }
    std::string name = stack.stack.str();
    const std::vector<std::string> lines = stack.kind == Kind::changed
                                               ? stack.differences
                                               : std::vector<std::string>{to_string(stack.kind)};
    for (const std::string& line : lines) {
      text += fmt::format("  {} {}\n", padded(std::exchange(name, {}), k_name_width), line);
    }
  }
  if (!unchanged.empty()) {
    text += fmt::format("unchanged: {}\n", join(unchanged, ", "));
  }
  return text;
}

std::string diff_json(const app::VersionDiff& diff) {
  Value::List stacks;
  for (const app::StackChange& stack : diff.stacks) {
    Value entry;
    entry.set("name", stack.stack.str());
    entry.set("change", to_string(stack.kind));
    entry.set("differences",
              Value(Value::List(stack.differences.begin(), stack.differences.end())));
    stacks.push_back(std::move(entry));
  }
  Value record;
  record.set("deployment", diff.deployment.str());
  record.set("environment", diff.environment.str());
  record.set("from", record_of(diff.from));
  record.set("to", record_of(diff.to));
  record.set("stacks", Value(std::move(stacks)));
  return documents::write_json(record, documents::JsonStyle::pretty) + "\n";
}

} // namespace cloud::cli

#include "render/explanation_view.hpp"

#include "app/time_text.hpp"
#include "documents/json.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <vector>

namespace cloud::cli {
namespace {

std::vector<std::string> names_in(const Value& map) {
  std::vector<std::string> names;
  if (const Value::Map* entries = map.as_map()) {
    for (const ValueEntry& entry : *entries) {
      names.push_back(entry.key);
    }
  }
  return names;
}

Value list_of(const std::vector<std::string>& texts) {
  return Value(Value::List(texts.begin(), texts.end()));
}

const char* title(Verdict verdict) {
  switch (verdict) {
  case Verdict::skip:
    return "would be skipped";
  case Verdict::verify:
    return "would be verified by a preview";
  case Verdict::run:
    break;
  }
  return "would run";
}

std::string version_text(const DeployedStack& known) {
  return known.version ? fmt::format(", version {}", *known.version) : std::string();
}

Value compared_with(const DeployedStack& known) {
  Value record;
  record.set("run", known.run.str());
  record.set("version", known.version ? Value(*known.version) : Value());
  record.set("deployedAt", app::rfc3339(known.deployed_at));
  record.set("code", known.key.code);
  record.set("toolchain", known.key.toolchain);
  record.set("target", known.key.target);
  record.set("settings", list_of(names_in(known.key.config)));
  record.set("consumed", list_of(names_in(known.key.consumed)));
  record.set("state", known.state_identity);
  return record;
}

} // namespace

std::string explanation_text(const app::Explanation& explanation) {
  std::string text = fmt::format("{} of {} in {} {}\n", explanation.stack, explanation.deployment,
                                 explanation.environment, title(explanation.decision.verdict));
  for (const std::string& reason : explanation.decision.reasons) {
    text += fmt::format("  - {}\n", reason);
  }
  if (const auto& known = explanation.compared_with) {
    text += fmt::format("\nCompared with run {} of {}{}\n", known->run,
                        app::local_time(known->deployed_at), version_text(*known));
    text += fmt::format("  code       {}\n  toolchain  {}\n  target     {}\n", known->key.code,
                        known->key.toolchain, known->key.target);
    text += fmt::format("  settings   {}\n", join(names_in(known->key.config), ", "));
    const auto consumed = names_in(known->key.consumed);
    text += fmt::format("  reads      {}\n",
                        consumed.empty() ? "nothing of other stacks" : join(consumed, ", "));
    text += fmt::format("  state      {}\n", known->state_identity);
  }
  return text;
}

std::string explanation_json(const app::Explanation& explanation) {
  Value record;
  record.set("deployment", explanation.deployment.str());
  record.set("environment", explanation.environment.str());
  record.set("stack", explanation.stack.str());
  record.set("verdict", to_string(explanation.decision.verdict));
  record.set("reasons", list_of(explanation.decision.reasons));
  record.set("comparedWith",
             explanation.compared_with ? compared_with(*explanation.compared_with) : Value());
  return documents::write_json(record, documents::JsonStyle::pretty);
}

} // namespace cloud::cli

#include "render/plan_view.hpp"

#include "app/time_text.hpp"
#include "documents/json.hpp"
#include "planner/plan.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace cloud::cli {
namespace {

constexpr size_t k_name_width = 20;

std::string verdict_text(const PlannedStack& stack) {
  switch (stack.verdict) {
  case Verdict::skip:
    // The proof is for `explain`.
    return fmt::format("[SKIPPED - {}]", stack.reason.substr(0, stack.reason.find(':')));
  case Verdict::verify:
    return fmt::format("[VERIFYING - {}]", stack.reason);
  case Verdict::run:
    break;
  }
  return fmt::format("[DEPLOYING - {}] {}", app::duration_text(stack.expected), stack.reason);
}

std::vector<PlannedStack> stacks_of_layer(const Plan& plan, int layer) {
  std::vector<PlannedStack> stacks;
  std::copy_if(plan.stacks.begin(), plan.stacks.end(), std::back_inserter(stacks),
               [layer](const PlannedStack& stack) { return stack.layer == layer; });
  return stacks;
}

std::string layer_title(int layer, size_t stacks) {
  const char* kind = stacks > 1 ? "Parallel" : "Sequential";
  if (layer == 1) {
    return fmt::format("Layer 1 ({} - No Dependencies)", kind);
  }
  return layer == 2 ? fmt::format("Layer 2 ({} - Depends on Layer 1)", kind)
                    : fmt::format("Layer {} ({} - Depends on Layers 1-{})", layer, kind, layer - 1);
}

std::vector<std::string> layer_lines(const Plan& plan, int layer) {
  const auto stacks = stacks_of_layer(plan, layer);
  std::vector<std::string> lines{layer_title(layer, stacks.size())};
  std::chrono::milliseconds longest{0};
  int active = 0;
  for (const PlannedStack& stack : stacks) {
    lines.push_back(fmt::format("  - {} {} {}", padded(stack.name.str(), k_name_width),
                                padded(fmt::format("[Priority: {}]", stack.priority), 15),
                                verdict_text(stack)));
    if (stack.verdict != Verdict::skip) {
      ++active;
      longest = std::max(longest, stack.expected);
    }
  }
  lines.push_back(fmt::format("  Parallelization: {} active │ Layer time: ~{}", active,
                              app::duration_text(longest)));
  return lines;
}

std::string box(const std::vector<std::string>& lines, size_t width) {
  std::string rule;
  for (size_t i = 0; i < width + 2; ++i) {
    rule += "─";
  }
  std::string text = "┌" + rule + "┐\n";
  for (const std::string& line : lines) {
    text += "│ " + padded(cut(line, width), width) + " │\n";
  }
  return text + "└" + rule + "┘\n";
}

// Of the time that running every stack would take.
int percent_saved(const planner::PlanTimes& times) {
  const auto in_full = (times.expected + times.saved).count();
  return in_full == 0 ? 0 : static_cast<int>(times.saved.count() * 100 / in_full);
}

std::string heading_text(const Plan& plan, const PlanHeading& heading,
                         const planner::PlanTimes& times, const Terminal& terminal) {
  std::vector<std::string> changed;
  for (const PlannedStack& stack : plan.stacks) {
    if (stack.verdict != Verdict::skip) {
      changed.push_back(stack.name.str());
    }
  }
  const size_t skipped = plan.stacks.size() - changed.size();
  std::string text =
      fmt::format("Deployment: {}\nEnvironment: {}\n", heading.folder, plan.environment.str());
  if (heading.simulated) {
    text += coloured(terminal, Colour::yellow, "Target: SIMULATED AWS") + "\n";
  }
  text += fmt::format("Total Stacks: {} enabled\nChanged Stacks: {}{}\nSkipped Stacks: {}{}\n",
                      plan.stacks.size(), changed.size(),
                      changed.empty() ? "" : fmt::format(" ({})", join(changed, ", ")), skipped,
                      skipped == 0 ? "" : " (no changes detected)");
  const int saved = percent_saved(times);
  return text + fmt::format("Estimated Time: {}{}\n\n", app::duration_text(times.expected),
                            saved == 0 ? "" : fmt::format(" ({}% time savings)", saved));
}

std::string totals_text(const Plan& plan, const planner::PlanTimes& times) {
  int resources = 0;
  int skipped = 0;
  for (const PlannedStack& stack : plan.stacks) {
    (stack.verdict == Verdict::skip ? skipped : resources) += stack.resources;
  }
  std::string text =
      fmt::format("Total Estimated Time: {}\nTotal Resource Count: ~{} resources{}\n",
                  app::duration_text(times.expected), resources,
                  skipped == 0 ? "" : fmt::format(" ({} skipped)", skipped));
  if (times.saved.count() > 0) {
    text += fmt::format("Time Saved: ~{} ({}% reduction)\n", app::duration_text(times.saved),
                        percent_saved(times));
  }
  return text;
}

Value names(const std::vector<StackName>& stacks) {
  Value::List list;
  for (const StackName& stack : stacks) {
    list.emplace_back(stack.str());
  }
  return Value(std::move(list));
}

} // namespace

std::string plan_text(const Plan& plan, const PlanHeading& heading, const Terminal& terminal) {
  std::vector<std::vector<std::string>> layers;
  size_t width = 59;
  for (size_t layer = 1; layer <= plan.layers.size(); ++layer) {
    layers.push_back(layer_lines(plan, static_cast<int>(layer)));
    for (const std::string& line : layers.back()) {
      width = std::max(width, width_of(line));
    }
  }
  if (terminal.interactive) {
    width = std::min(width, static_cast<size_t>(std::max(40, terminal.columns)) - 4);
  }
  const auto times = planner::plan_times(plan);
  std::string text = heading_text(plan, heading, times, terminal);
  for (const auto& lines : layers) {
    text += box(lines, width) + "\n";
  }
  return text + totals_text(plan, times);
}

std::string plan_json(const Plan& plan) {
  Value::List layers;
  for (const auto& layer : plan.layers) {
    layers.push_back(names(layer));
  }
  Value::List stacks;
  for (const PlannedStack& stack : plan.stacks) {
    Value record;
    record.set("name", stack.name.str());
    record.set("layer", stack.layer);
    record.set("priority", stack.priority);
    record.set("verdict", to_string(stack.verdict));
    record.set("reason", stack.reason);
    record.set("expectedMs", std::int64_t{stack.expected.count()});
    record.set("dependencies", names(stack.dependencies));
    stacks.push_back(std::move(record));
  }
  Value result;
  result.set("deployment", plan.deployment.str());
  result.set("environment", plan.environment.str());
  result.set("layers", Value(std::move(layers)));
  result.set("stacks", Value(std::move(stacks)));
  return documents::write_json(result, documents::JsonStyle::pretty);
}

} // namespace cloud::cli

#include "render/preview_view.hpp"

#include "documents/json.hpp"
#include "model/resource_name.hpp"
#include "render/preview_record.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace cloud::cli {
namespace {

using orchestrator::PreviewedStack;
using orchestrator::PreviewState;

struct Look {
  const char* sign;
  Colour colour;
};

Look look_of(const std::string& operation) {
  return operation == "create"    ? Look{"+", Colour::green}
         : operation == "update"  ? Look{"~", Colour::yellow}
         : operation == "replace" ? Look{"±", Colour::red}
         : operation == "delete"  ? Look{"-", Colour::red}
                                  : Look{"=", Colour::blue};
}

std::string counts_text(const std::map<std::string, int>& counts) {
  std::vector<std::string> parts;
  for (const char* operation : {"create", "update", "replace", "delete", "import"}) {
    if (const auto found = counts.find(operation); found != counts.end()) {
      parts.push_back(fmt::format("{} to {}", found->second, operation));
    }
  }
  return join(parts, ", ");
}

std::string property_text(const PropertyChange& property) {
  const auto shown = [](const std::string& text) { return text.empty() ? "(none)" : text; };
  return fmt::format("      {}: {} → {}{}\n", property.path, shown(property.before),
                     shown(property.after), property.replaces ? "  (forces replacement)" : "");
}

// Nothing where there is no doubt.
std::string doubt(const PreviewedChange& change) {
  return change.certainty == Certainty::certain ? ""
                                                : fmt::format(" ({})", to_string(change.certainty));
}

std::string change_text(const PreviewedChange& change, const Terminal& terminal) {
  const Look look = look_of(change.operation);
  std::string text =
      fmt::format("  {} {}{}\n", coloured(terminal, look.colour, look.sign),
                  type_and_name(change.urn), coloured(terminal, Colour::grey, doubt(change)));
  for (const PropertyChange& property : change.properties) {
    text += property_text(property);
  }
  return text;
}

std::string stack_text(const PreviewedStack& stack, const Terminal& terminal) {
  const std::string name = coloured(terminal, Colour::bold, stack.stack.str());
  switch (stack.state) {
  case PreviewState::unchanged:
    return {}; // together with the others
  case PreviewState::failed:
    return fmt::format("{}: {}\n  {}\n", name,
                       coloured(terminal, Colour::red, "cannot be previewed"),
                       stack.failure->message);
  case PreviewState::blocked:
    return fmt::format("{}: not previewed, because {} cannot be\n", name, stack.blocked_by);
  case PreviewState::cancelled:
    return fmt::format("{}: not previewed\n", name);
  case PreviewState::changes:
    break;
  }
  const auto counts = changes_by_operation({stack});
  std::string text =
      fmt::format("{}: {}\n", name, counts.empty() ? "its outputs change" : counts_text(counts));
  if (!stack.reasons.empty()) {
    text += coloured(terminal, Colour::grey, "  " + join(stack.reasons, ", ")) + "\n";
  }
  for (const PreviewedChange& change : stack.preview.changes) {
    text += change_text(change, terminal);
  }
  return text;
}

std::string lost_data_text(const std::vector<PreviewedStack>& stacks, const Terminal& terminal) {
  std::string text;
  for (const PreviewedStack& stack : stacks) {
    for (const PreviewedChange& change : stack.preview.changes) {
      if (loses_data(change)) {
        text += coloured(terminal, Colour::red,
                         fmt::format("Loses data: {} of {} would be {}{}",
                                     type_and_name(change.urn), stack.stack,
                                     change.operation == "delete" ? "deleted" : "made anew, empty",
                                     doubt(change))) +
                "\n";
      }
    }
  }
  return text.empty() ? text : text + "\n";
}

std::string names_in_state(const std::vector<PreviewedStack>& stacks, PreviewState state) {
  std::vector<std::string> names;
  for (const PreviewedStack& stack : stacks) {
    if (stack.state == state) {
      names.push_back(stack.stack.str());
    }
  }
  return join(names, ", ");
}

// What the words for how sure a change is mean, where they were used.
std::string legend(const std::vector<PreviewedStack>& stacks) {
  std::set<std::string> assumed;
  bool conditional = false;
  for (const PreviewedStack& stack : stacks) {
    for (const PreviewedChange& change : stack.preview.changes) {
      conditional = conditional || change.certainty == Certainty::conditional;
      if (change.certainty == Certainty::assumed) {
        assumed.insert(stack.preview.assumed.begin(), stack.preview.assumed.end());
      }
    }
  }
  std::string text;
  if (!assumed.empty()) {
    const std::vector<std::string> names(assumed.begin(), assumed.end());
    text += fmt::format("assumed: the program had to take something for {}\n", join(names, ", "));
  }
  if (conditional) {
    text += "conditional: only if a value that is not known yet turns out to be another one\n";
  }
  return text;
}

} // namespace

std::string preview_text(const app::EnvironmentPreview& preview, const Terminal& terminal) {
  const auto& stacks = preview.outcome.stacks;
  const bool simulated = preview.deployment.manifest().target == Target::simulated;
  std::string text = fmt::format("Preview of {} in {}{}: nothing was changed\n\n",
                                 preview.deployment.manifest().id, preview.environment,
                                 simulated ? " on SIMULATED AWS" : "");
  text += lost_data_text(stacks, terminal);
  for (const PreviewedStack& stack : stacks) {
    text += stack_text(stack, terminal);
  }
  if (const std::string names = names_in_state(stacks, PreviewState::unchanged); !names.empty()) {
    text += fmt::format("{}: no changes\n", names);
  }
  const auto counts = changes_by_operation(stacks);
  text += fmt::format("\n{}\n", counts.empty() ? "No changes" : counts_text(counts));
  return text + legend(stacks);
}

std::string preview_json(const app::EnvironmentPreview& preview) {
  return documents::write_json(preview_record(preview), documents::JsonStyle::pretty);
}

} // namespace cloud::cli

#include "resolution/references.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace cloud::resolution {
namespace {

const char* words(ValueType type) {
  switch (type) {
  case ValueType::string:
  case ValueType::cidr:
    return "text";
  case ValueType::integer:
    return "a whole number";
  case ValueType::number:
    return "a number";
  case ValueType::boolean:
    return "true or false";
  case ValueType::list:
    return "a list";
  case ValueType::object:
    return "a map";
  }
  return "unknown";
}

const StackTemplate* find_template(std::span<const StackTemplate> templates,
                                   const StackName& name) {
  for (const StackTemplate& candidate : templates) {
    if (candidate.name == name) {
      return &candidate;
    }
  }
  return nullptr;
}

std::string unknown_stack(const StackName& name, std::span<const StackTemplate> templates) {
  std::vector<std::string> candidates = reserved_kinds();
  for (const StackTemplate& candidate : templates) {
    candidates.push_back(candidate.name.str());
  }
  return fmt::format("unknown stack '{}'{}", name, did_you_mean(name.str(), candidates));
}

std::string unknown_output(const StackTemplate& definition, const std::string& name) {
  std::vector<std::string> candidates;
  for (const Output& candidate : definition.outputs) {
    candidates.push_back(candidate.name);
  }
  return fmt::format("stack '{}' has no output '{}'{}", definition.name, name,
                     did_you_mean(name, candidates));
}

// Only the first step is checked: what the members of an output are is known to its stack alone.
std::optional<std::string> misuse(const Output& output, const OutputPath& path, bool alone) {
  if (path.steps.empty()) {
    const bool has_members = output.type == ValueType::list || output.type == ValueType::object;
    return has_members && !alone
               ? std::optional(fmt::format("output '{}' is {}, which cannot stand inside text",
                                           output.name, words(output.type)))
               : std::nullopt;
  }
  const bool wants_list = std::holds_alternative<size_t>(path.steps.front());
  if (output.type != (wants_list ? ValueType::list : ValueType::object)) {
    return fmt::format("output '{}' is {}, not {}", output.name, words(output.type),
                       wants_list ? "a list" : "a map");
  }
  return std::nullopt;
}

std::optional<std::string> problem_of(const StackName& stack, const StackOutput& reference,
                                      bool alone, const KnownStacks& known) {
  if (reference.stack == stack) {
    return fmt::format("stack '{}' refers to its own output '{}'", stack, reference.path.output);
  }
  const StackTemplate* definition = find_template(known.templates, reference.stack);
  if (definition == nullptr) {
    return unknown_stack(reference.stack, known.templates);
  }
  if (!known.enabled.contains(reference.stack)) {
    return fmt::format("stack '{}' is not enabled", reference.stack);
  }
  const Output* output = definition->output(reference.path.output);
  if (output == nullptr) {
    return unknown_output(*definition, reference.path.output);
  }
  return misuse(*output, reference.path, alone);
}

} // namespace

std::vector<documents::Finding> check_references(const StackName& stack, const Scan& scan,
                                                 const KnownStacks& known) {
  std::vector<documents::Finding> findings = scan.problems;
  for (const FoundPlaceholder& found : scan.placeholders) {
    const auto* reference = std::get_if<StackOutput>(&found.placeholder.source);
    if (reference == nullptr) {
      continue;
    }
    if (auto problem = problem_of(stack, *reference, found.alone, known)) {
      findings.push_back({scan.source, found.mark,
                          fmt::format("{}: {}", in_braces(found.placeholder.body), *problem)});
    }
  }
  return findings;
}

} // namespace cloud::resolution

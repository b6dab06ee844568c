#include "deployment/definitions.hpp"

#include "documents/finding.hpp"

#include <fmt/format.h>

namespace cloud::deployment {

Result<std::vector<const StackTemplate*>> stack_definitions(std::span<const NamedStack> stacks,
                                                            std::string_view source,
                                                            templates::Library& library) {
  std::vector<documents::Finding> missing;
  for (const NamedStack& stack : stacks) {
    if (!library.has_stack(stack.name)) {
      const auto error = library.stack(stack.name);
      missing.push_back({std::string(source), stack.mark,
                         fmt::format("{}; {} does not exist", error.error().message,
                                     library.stack_path(stack.name).string()),
                         error.error().hint});
    }
  }
  CLOUD_CHECK(documents::to_result(source, std::move(missing)));
  std::vector<const StackTemplate*> definitions;
  for (const NamedStack& stack : stacks) {
    CLOUD_TRY(const StackTemplate* definition, library.stack(stack.name));
    definitions.push_back(definition);
  }
  return definitions;
}

Result<std::vector<const StackTemplate*>> stack_definitions(const Manifest& manifest,
                                                            templates::Library& library) {
  std::vector<NamedStack> stacks;
  for (const StackEntry& entry : manifest.stacks) {
    stacks.push_back({entry.name, entry.mark});
  }
  return stack_definitions(stacks, manifest.source, library);
}

} // namespace cloud::deployment

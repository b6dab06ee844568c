#pragma once

#include "model/unknown_mark.hpp"
#include "ports/previews.hpp"
#include "pulumi/masker.hpp"
#include "pulumi/preview_reader.hpp"

namespace cloud::app {

// Reads what Pulumi and program hosts left in the workspaces of previews.
class WorkspacePreviews : public Previews {
public:
  [[nodiscard]] Result<StackPreview> read(const StackName& stack,
                                          const std::filesystem::path& workspace,
                                          const Value& config) override {
    return pulumi::preview_in(workspace, stack.str(), pulumi::Masker(pulumi::secrets_in(config)),
                              contains_unknown(config));
  }
};

} // namespace cloud::app

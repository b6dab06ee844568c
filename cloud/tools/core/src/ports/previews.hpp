#pragma once

#include "model/names.hpp"
#include "model/preview.hpp"
#include "util/result.hpp"

#include <filesystem>

namespace cloud {

// What previews of stacks have told.
class Previews {
public:
  virtual ~Previews() = default;
  // `workspace` is the folder of a preview that has succeeded, `config` what it was given: its
  // secrets are masked. Errors: of reading the folder.
  [[nodiscard]] virtual Result<StackPreview>
  read(const StackName& stack, const std::filesystem::path& workspace, const Value& config) = 0;
};

} // namespace cloud

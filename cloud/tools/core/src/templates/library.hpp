#pragma once

#include "documents/schema.hpp"
#include "documents/yaml_reader.hpp"
#include "model/stack_template.hpp"
#include "templates/manifest_template.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::templates {

// The templates of a platform (the folder cloud/tools/templates). Reads a file when it is first
// asked for, checks it against its schema, and keeps it. Not for several threads at once.
class Library {
public:
  explicit Library(std::filesystem::path directory) : directory_(std::move(directory)) {}

  [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }

  // The definition of one stack; the reference lives as long as the library. Errors: not_found with
  // the nearest name; invalid_input with every problem of the file.
  [[nodiscard]] Result<const StackTemplate*> stack(const StackName& name);
  [[nodiscard]] bool has_stack(const StackName& name) const;
  // The file that defines a stack, whether it exists or not.
  [[nodiscard]] std::filesystem::path stack_path(const StackName& name) const;
  // Of every definition there is, by name; reads none.
  [[nodiscard]] Result<std::vector<StackName>> stack_names() const;

  // A template of the organization (custom/) or of the platform (default/). Errors as above.
  [[nodiscard]] Result<const ManifestTemplate*> manifest_template(const std::string& name);
  [[nodiscard]] Result<std::vector<std::string>> manifest_template_names() const;

  // Everything about a manifest that its schema can tell, in the order of the file.
  [[nodiscard]] Result<std::vector<documents::Finding>>
  check_manifest_schema(const documents::Document& manifest);

private:
  [[nodiscard]] Result<documents::Document> read_checked(const std::filesystem::path& path,
                                                         std::string_view schema_name);
  [[nodiscard]] Result<const documents::Schema*> schema(std::string_view name);

  std::filesystem::path directory_;
  std::map<std::string, documents::Schema, std::less<>> schemas_;
  std::map<StackName, StackTemplate> stacks_;
  std::map<std::string, ManifestTemplate> manifest_templates_;
};

} // namespace cloud::templates

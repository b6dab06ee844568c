#include "templates/library.hpp"

#include "templates/manifest_template_reader.hpp"
#include "templates/stack_template_reader.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace cloud::templates {
namespace {

namespace fs = std::filesystem;

// Names of the .yaml files in a folder; none when the folder does not exist.
Result<std::set<std::string>> yaml_names(const fs::path& folder) {
  std::set<std::string> names;
  std::error_code failure;
  fs::directory_iterator entries(folder, failure);
  for (const fs::directory_iterator end; !failure && entries != end; entries.increment(failure)) {
    if (entries->path().extension() == ".yaml") {
      names.insert(entries->path().stem().string());
    }
  }
  if (failure && failure != std::errc::no_such_file_or_directory) {
    return fail(ErrorCode::unavailable,
                fmt::format("cannot read {}: {}", folder.string(), failure.message()));
  }
  return names;
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

// A name that could be a path ("../x") never becomes one.
bool is_file_safe(std::string_view name) {
  return !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

} // namespace

fs::path Library::stack_path(const StackName& name) const {
  return directory_ / "config" / (name.str() + ".yaml");
}

bool Library::has_stack(const StackName& name) const {
  return stacks_.contains(name) || (is_file_safe(name.str()) && is_there(stack_path(name)));
}

Result<const StackTemplate*> Library::stack(const StackName& name) {
  if (const auto known = stacks_.find(name); known != stacks_.end()) {
    return &known->second;
  }
  if (!has_stack(name)) {
    CLOUD_TRY(const std::vector<StackName> names, stack_names());
    std::vector<std::string> candidates;
    for (const StackName& candidate : names) {
      candidates.push_back(candidate.str());
    }
    return fail(ErrorCode::not_found,
                fmt::format("unknown stack '{}'{}", name, did_you_mean(name.str(), candidates)),
                "`cloud list-stacks` shows the stacks there are");
  }
  CLOUD_TRY(const documents::Document document,
            read_checked(stack_path(name), "stack-template.schema.json"));
  CLOUD_TRY(StackTemplate result, to_stack_template(document, name));
  return &stacks_.emplace(name, std::move(result)).first->second;
}

Result<std::vector<StackName>> Library::stack_names() const {
  CLOUD_TRY(const std::set<std::string> names, yaml_names(directory_ / "config"));
  std::vector<StackName> result;
  for (const std::string& name : names) {
    result.emplace_back(name);
  }
  return result;
}

Result<const ManifestTemplate*> Library::manifest_template(const std::string& name) {
  if (const auto known = manifest_templates_.find(name); known != manifest_templates_.end()) {
    return &known->second;
  }
  const fs::path custom = directory_ / "custom" / (name + ".yaml");
  const fs::path standard = directory_ / "default" / (name + ".yaml");
  const bool is_custom = is_file_safe(name) && is_there(custom);
  if (!is_custom && !(is_file_safe(name) && is_there(standard))) {
    CLOUD_TRY(const std::vector<std::string> names, manifest_template_names());
    return fail(ErrorCode::not_found,
                fmt::format("unknown template '{}'{}", name, did_you_mean(name, names)),
                "`cloud list-templates` shows the templates there are");
  }
  CLOUD_TRY(const documents::Document document,
            read_checked(is_custom ? custom : standard, "manifest-template.schema.json"));
  CLOUD_TRY(ManifestTemplate result, to_manifest_template(document, name));
  result.custom = is_custom;
  return &manifest_templates_.emplace(name, std::move(result)).first->second;
}

Result<std::vector<std::string>> Library::manifest_template_names() const {
  CLOUD_TRY(std::set<std::string> names, yaml_names(directory_ / "default"));
  CLOUD_TRY(const std::set<std::string> custom, yaml_names(directory_ / "custom"));
  names.insert(custom.begin(), custom.end());
  return std::vector<std::string>(names.begin(), names.end());
}

Result<std::vector<documents::Finding>>
Library::check_manifest_schema(const documents::Document& manifest) {
  CLOUD_TRY(const documents::Schema* rules, schema("manifest.schema.json"));
  return rules->check(manifest.root, manifest.source);
}

Result<documents::Document> Library::read_checked(const fs::path& path,
                                                  std::string_view schema_name) {
  CLOUD_TRY(documents::Document document, documents::read_yaml(path));
  CLOUD_TRY(const documents::Schema* rules, schema(schema_name));
  CLOUD_CHECK(documents::to_result(document.source, rules->check(document.root, document.source)));
  return document;
}

Result<const documents::Schema*> Library::schema(std::string_view name) {
  if (const auto known = schemas_.find(name); known != schemas_.end()) {
    return &known->second;
  }
  CLOUD_TRY(documents::Schema loaded, documents::Schema::load(directory_ / "schema" / name));
  return &schemas_.emplace(name, std::move(loaded)).first->second;
}

} // namespace cloud::templates

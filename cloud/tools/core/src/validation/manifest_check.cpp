#include "validation/manifest_check.hpp"

#include "deployment/id.hpp"
#include "util/strings.hpp"
#include "validation/config_check.hpp"
#include "validation/dependency_check.hpp"

#include <fmt/format.h>

namespace cloud::validation {
namespace {

using documents::Finding;

void append(std::vector<Finding>& findings, std::vector<Finding> more) {
  findings.insert(findings.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
}

// A deployment is found by the name of its folder: a copy that still has the old id inside would
// change the resources of the original.
void check_id(const documents::Document& document, const Manifest& manifest,
              std::vector<Finding>& findings) {
  const std::string folder =
      std::filesystem::path(document.source).parent_path().filename().string();
  const std::string id = folder.substr(0, folder.find('-'));
  if (id.size() == folder.size() || !deployment::is_id(id) || manifest.id.empty() ||
      manifest.id.str() == id) {
    return;
  }
  const Value* metadata = document.root.find("metadata");
  findings.push_back({document.source, metadata->find("id")->mark,
                      fmt::format("the manifest has the id '{}', but its folder is named for '{}'",
                                  manifest.id, id)});
}

} // namespace

Result<std::vector<Finding>> check_manifest(const documents::Document& document,
                                            templates::Library& library) {
  CLOUD_TRY(std::vector<Finding> findings, library.check_manifest_schema(document));
  const Manifest manifest = deployment::to_manifest(document);
  check_id(document, manifest, findings);

  std::vector<StackTemplate> definitions;
  std::vector<const StackEntry*> defined;
  for (const StackEntry& stack : manifest.stacks) {
    auto definition = library.stack(stack.name);
    if (definition) {
      definitions.push_back(**definition);
      defined.push_back(&stack);
    } else if (definition.error().code == ErrorCode::not_found) {
      findings.push_back(
          {document.source, stack.mark, definition.error().message, definition.error().hint});
    } else {
      return fail(std::move(definition).error());
    }
  }
  documents::PatternCache patterns;
  for (size_t i = 0; i < defined.size(); ++i) {
    append(findings, check_dependencies(manifest, *defined[i], definitions[i]));
    append(findings, check_config(manifest, *defined[i], definitions[i], definitions, patterns));
  }
  documents::sort_by_place(findings);
  return findings;
}

Result<void> validate_manifest(const documents::Document& manifest, templates::Library& library) {
  CLOUD_TRY(std::vector<Finding> findings, check_manifest(manifest, library));
  return documents::to_result(manifest.source, std::move(findings));
}

Result<deployment::LoadedManifest> read_valid_manifest(const std::filesystem::path& path,
                                                       templates::Library& library) {
  CLOUD_TRY(documents::Document document, documents::read_yaml(path));
  CLOUD_CHECK(validate_manifest(document, library));
  Manifest manifest = deployment::to_manifest(document);
  return deployment::LoadedManifest{std::move(document), std::move(manifest)};
}

} // namespace cloud::validation

#include "deployment/generation.hpp"
#include "documents/finding.hpp"
#include "documents/text_edit.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <sstream>

namespace cloud::deployment {
namespace {

void append_lines(std::vector<std::string>& lines, const std::string& text) {
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
}

// Every edit has a place in the manifest, and every file can be read.
Result<void> check_adoptable(const Generation& generation) {
  std::vector<documents::Finding> findings;
  for (const ConfigConflict& conflict : generation.conflicts) {
    if (!conflict.problem.empty()) {
      return fail(ErrorCode::invalid_input, conflict.problem,
                  "correct or delete the file; it is generated again");
    }
    for (const ConfigEdit& edit : conflict.edits) {
      if (edit.manifest_path.empty()) {
        findings.push_back(
            {conflict.file.string(), edit.value.mark, fmt::format("{} {}", edit.key, edit.reason)});
      }
    }
  }
  return documents::to_result("config", std::move(findings));
}

Value plain(Value value) {
  value.secret = false;
  if (Value::List* list = value.as_list()) {
    for (Value& item : *list) {
      item = plain(std::move(item));
    }
  } else if (Value::Map* map = value.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.value = plain(std::move(entry.value));
    }
  }
  return value;
}

} // namespace

Error conflict_error(const Generation& generation, const DeploymentId& deployment) {
  const size_t count = generation.conflicts.size();
  Error error{ErrorCode::conflict,
              fmt::format("{} generated configuration {} edited by hand", count,
                          count == 1 ? "file was" : "files were"),
              {},
              fmt::format("change the manifest as shown, or run `cloud generate-config {} --adopt` "
                          "to have it done, or delete the files to have them generated again",
                          deployment)};
  for (const ConfigConflict& conflict : generation.conflicts) {
    if (!conflict.problem.empty()) {
      error.context.push_back(conflict.problem);
      continue;
    }
    append_lines(error.context, conflict.diff);
    for (const std::string& line : conflict.manifest_lines) {
      error.context.push_back(line);
    }
  }
  return error;
}

Result<Adoption> adopt_edits(const Folder& folder, const LoadedManifest& manifest,
                             templates::Library& library, ConfigCipher& cipher,
                             const ManifestCheck& check) {
  CLOUD_TRY(Generation before, generate_config(folder, manifest, library, cipher));
  if (before.conflicts.empty()) {
    return Adoption{{}, std::move(before)};
  }
  CLOUD_CHECK(check_adoptable(before));

  Adoption adoption;
  documents::Document document = manifest.document;
  for (const ConfigConflict& conflict : before.conflicts) {
    for (const ConfigEdit& edit : conflict.edits) {
      CLOUD_TRY(document, documents::with_value(document, edit.manifest_path, plain(edit.value)));
    }
    adoption.manifest_lines.insert(adoption.manifest_lines.end(), conflict.manifest_lines.begin(),
                                   conflict.manifest_lines.end());
  }
  CLOUD_TRY(const LoadedManifest changed, parse_manifest(document.text, document.source, library));
  CLOUD_CHECK(check(changed));
  CLOUD_CHECK(write_file(folder.manifest(), document.text, k_private_file));
  CLOUD_TRY(adoption.generation, generate_config(folder, changed, library, cipher));
  return adoption;
}

} // namespace cloud::deployment

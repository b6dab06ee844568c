#pragma once

#include "documents/yaml_reader.hpp"
#include "model/manifest.hpp"
#include "templates/library.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string>

namespace cloud::deployment {

// A manifest and the text it was read from, which messages quote and commands edit.
struct LoadedManifest {
  documents::Document document;
  Manifest manifest;
};

// Reads Deployment_Manifest.yaml. Errors: not_found; invalid_input with everything that breaks the
// schema. What needs the stack templates to judge is left to validation.
[[nodiscard]] Result<LoadedManifest> read_manifest(const std::filesystem::path& path,
                                                   templates::Library& library);
[[nodiscard]] Result<LoadedManifest> parse_manifest(std::string text, std::string source,
                                                    templates::Library& library);
[[nodiscard]] Result<LoadedManifest> to_valid_manifest(documents::Document document,
                                                       templates::Library& library);

// The model of whatever is there: parts that are missing or of a wrong kind stay at their defaults.
// For documents that have passed the schema, and for those that are about to be told why not.
[[nodiscard]] Manifest to_manifest(const documents::Document& document);

[[nodiscard]] const char* to_string(Target target);

} // namespace cloud::deployment

#include "deployment/manifest_reader.hpp"
#include "documents/yaml_reader.hpp"
#include "fuzz/targets.hpp"
#include "resolution/scan.hpp"

#include <string>

namespace cloud::fuzz {

// Manifests are modelled before they are judged, so that several problems can be told at once.
void manifest(std::string_view bytes) {
  const auto document = documents::parse_yaml(std::string(bytes), "fuzz.yaml");
  if (!document) {
    return;
  }
  const Manifest manifest = deployment::to_manifest(*document);
  for (const auto& stack : manifest.stacks) {
    (void)resolution::scan(stack.config, document->source);
  }
}

} // namespace cloud::fuzz

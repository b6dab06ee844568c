#pragma once

#include "model/names.hpp"
#include "model/value.hpp"

#include <map>
#include <string>
#include <vector>

namespace cloud::templates {

struct ManifestTemplateStack {
  StackName name;
  bool enabled = true;
  Value config; // a map: for every environment
  std::map<EnvironmentName, Value> environment_config;
  Mark mark{};
};

// What templates/default/<name>.yaml or templates/custom/<name>.yaml says: the pattern of a
// deployment. Its texts may hold template variables.
struct ManifestTemplate {
  std::string name;
  std::string description;
  Value environments;                        // a map, as in the manifest
  std::vector<ManifestTemplateStack> stacks; // in the order of the file
  bool custom = false;
  std::string source; // path of the file, for messages
};

} // namespace cloud::templates

#pragma once

#include "model/names.hpp"
#include "model/value.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cloud {

enum class ValueType { string, integer, number, boolean, list, object, cidr };

// One configuration key that a stack understands.
struct Parameter {
  std::string name;
  ValueType type = ValueType::string;
  std::string description;
  std::optional<Value> default_value; // the same everywhere; a null value leaves the key out
  std::map<EnvironmentName, Value> environment_defaults; // wins over default_value
  std::string variable; // VPC_CIDR: settable by {{VPC_CIDR_DEV}} and --vpc-cidr-dev
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::string pattern;
  std::vector<Value> allowed;    // enum
  std::vector<Parameter> item;   // of a list: none or one
  std::vector<Parameter> fields; // of an object
  bool required = false;
  bool secret = false;
  Mark mark{};

  // The default in this environment, or null when there is none.
  [[nodiscard]] const Value* default_in(const EnvironmentName& environment) const {
    const auto found = environment_defaults.find(environment);
    if (found != environment_defaults.end()) {
      return &found->second;
    }
    return default_value ? &*default_value : nullptr;
  }
};

// One value that a stack exports.
struct Output {
  std::string name;
  ValueType type = ValueType::string;
  std::string description;
  bool secret = false;
  Mark mark{};
};

// What else a program may read than its configuration and the outputs of other stacks. What is read
// but not declared here makes it unknown whether a deploy would change anything.
struct Reads {
  // Paths below the root of the platform: "*" stands for text within a folder, "**" for folders.
  std::vector<std::string> files;
  std::vector<std::string> environment; // names of variables
  // Hosts and functions of providers, taken to answer the same always; "*" for any text.
  std::vector<std::string> network;

  [[nodiscard]] bool empty() const {
    return files.empty() && environment.empty() && network.empty();
  }
  bool operator==(const Reads&) const = default;
};

// What templates/config/<stack>.yaml says: the single source of truth about a stack.
struct StackTemplate {
  StackName name;
  std::string description;
  int priority = 100;
  std::vector<StackName> dependencies;          // without "*"
  bool depends_on_all_others = false;           // "*"
  std::vector<StackName> optional_dependencies; // ordered and referenced only where enabled
  std::chrono::milliseconds estimated_duration{0};
  int estimated_resources = 0;
  std::optional<std::chrono::milliseconds> timeout;
  Reads reads;
  std::vector<Parameter> parameters; // in the order of the file
  std::vector<Output> outputs;
  std::string source; // path of the file, for messages

  [[nodiscard]] const Parameter* parameter(std::string_view wanted) const {
    for (const Parameter& candidate : parameters) {
      if (candidate.name == wanted) {
        return &candidate;
      }
    }
    return nullptr;
  }
  [[nodiscard]] const Output* output(std::string_view wanted) const {
    for (const Output& candidate : outputs) {
      if (candidate.name == wanted) {
        return &candidate;
      }
    }
    return nullptr;
  }
};

} // namespace cloud

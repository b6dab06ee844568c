#pragma once

#include "model/value.hpp"

#include <string>
#include <vector>

namespace cloud {

// How sure a preview can be of a change.
enum class Certainty {
  certain, // whatever the deploy makes elsewhere
  assumed, // a program computed it from values that are only assumed, such as how many there are
  conditional, // only because a value is not known yet: it may turn out to be what it was
};

[[nodiscard]] constexpr const char* to_string(Certainty certainty) {
  switch (certainty) {
  case Certainty::certain:
    return "certain";
  case Certainty::assumed:
    return "assumed";
  case Certainty::conditional:
    return "conditional";
  }
  return "certain";
}

// A property that differs, with short texts for people: secrets masked, "(not known yet)" for what
// only the deploy will tell, empty where there is none.
struct PropertyChange {
  std::string path; // "cidrBlock", "ingress[0].fromPort"
  std::string before{};
  std::string after{};
  bool replaces = false; // it forces the resource to be made anew
  bool operator==(const PropertyChange&) const = default;
};

// What a deploy would do to one resource.
struct PreviewedChange {
  std::string urn;
  std::string type;
  std::string operation; // create, update, replace, delete, import
  std::vector<PropertyChange> properties{};
  Certainty certainty = Certainty::certain;
  bool operator==(const PreviewedChange&) const = default;
};

// What Pulumi expects a deploy of a stack to do.
struct StackPreview {
  std::vector<PreviewedChange> changes; // in Pulumi's order
  // The outputs after it, secrets masked and marked; what is not known yet is a mark for itself.
  Value outputs{Value::Map{}};
  bool outputs_change = false;      // secret ones cannot be compared and count
  std::vector<std::string> assumed; // outputs that the program took for something: "network.vpcId"

  [[nodiscard]] bool is_unchanged() const { return changes.empty() && !outputs_change; }
};

} // namespace cloud

#pragma once

#include "documents/pattern.hpp"
#include "model/value.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cloud::documents {

// One compiled subschema; every member that is absent allows everything.
struct SchemaNode {
  struct Member {
    std::string name;
    const SchemaNode* schema = nullptr;
  };
  struct PatternMember {
    Pattern pattern;
    const SchemaNode* schema = nullptr;
  };

  std::string description;
  std::vector<std::string> types; // as JSON Schema names them
  std::vector<Member> properties;
  std::vector<PatternMember> pattern_properties;
  bool closed = false; // additionalProperties: false
  const SchemaNode* additional_properties = nullptr;
  const SchemaNode* property_names = nullptr;
  std::vector<std::string> required;
  std::vector<Value> allowed; // enum, or one value for const
  std::optional<Pattern> pattern;
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::optional<size_t> min_length;
  std::optional<size_t> max_length;
  const SchemaNode* items = nullptr;
  std::optional<size_t> min_items;
  std::optional<size_t> max_items;
  bool unique_items = false;
  std::vector<const SchemaNode*> one_of;
  const SchemaNode* reference = nullptr; // $ref: this one counts, and nothing beside it
};

} // namespace cloud::documents

#include "documents/json.hpp"
#include "documents/schema.hpp"
#include "documents/schema_node.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

namespace cloud::documents {
namespace {

using Nodes = std::vector<std::unique_ptr<SchemaNode>>;

class Compiler {
public:
  Compiler(const Value& root, std::string_view source, Nodes& nodes)
      : root_(root), source_(source), nodes_(nodes) {}

  Result<const SchemaNode*> compile(const Value& schema) {
    if (!schema.is_map()) {
      return broken("a schema must be an object");
    }
    nodes_.push_back(std::make_unique<SchemaNode>());
    SchemaNode& node = *nodes_.back();
    for (const ValueEntry& entry : *schema.as_map()) {
      CLOUD_CHECK(keyword(node, entry.key, entry.value));
    }
    return &node;
  }

private:
  [[nodiscard]] tl::unexpected<Error> broken(std::string_view what) const {
    return fail(ErrorCode::internal, fmt::format("{}: {}", source_, what));
  }

  Result<void> keyword(SchemaNode& node, const std::string& name, const Value& value) {
    static const std::set<std::string_view> k_annotations{
        "$schema", "$id", "$comment", "title", "default", "definitions", "examples"};
    if (k_annotations.contains(name)) {
      return {};
    }
    if (name == "description") {
      node.description = value.is_string() ? *value.as_string() : "";
      return {};
    }
    if (name == "$ref") {
      return assign(node.reference, reference(value));
    }
    if (name == "oneOf") {
      return alternatives(node, value);
    }
    if (name == "items") {
      return assign(node.items, compile(value));
    }
    if (name == "type" || name == "enum" || name == "const" || name == "required") {
      return listing(node, name, value);
    }
    if (name == "properties" || name == "patternProperties" || name == "additionalProperties" ||
        name == "propertyNames") {
      return members(node, name, value);
    }
    return limit(node, name, value);
  }

  static Result<void> assign(const SchemaNode*& target, Result<const SchemaNode*> compiled) {
    CLOUD_TRY(target, std::move(compiled));
    return {};
  }

  Result<const SchemaNode*> reference(const Value& value) {
    constexpr std::string_view k_prefix = "#/definitions/";
    const std::string path = value.is_string() ? *value.as_string() : "";
    if (!path.starts_with(k_prefix)) {
      return broken(fmt::format("$ref '{}' is not a local definition", path));
    }
    const std::string name = path.substr(k_prefix.size());
    if (const auto known = definitions_.find(name); known != definitions_.end()) {
      return known->second;
    }
    const Value* definitions = root_.find("definitions");
    const Value* definition = definitions == nullptr ? nullptr : definitions->find(name);
    if (definition == nullptr) {
      return broken(fmt::format("$ref to '{}', which is not defined", name));
    }
    // Known before it is compiled: a definition may refer to itself.
    nodes_.push_back(std::make_unique<SchemaNode>());
    SchemaNode& stand_in = *nodes_.back();
    definitions_.emplace(name, &stand_in);
    CLOUD_TRY(stand_in.reference, compile(*definition));
    return &stand_in;
  }

  Result<void> alternatives(SchemaNode& node, const Value& value) {
    if (!value.is_list()) {
      return broken("oneOf must be an array");
    }
    for (const Value& alternative : *value.as_list()) {
      CLOUD_TRY(const SchemaNode* compiled, compile(alternative));
      node.one_of.push_back(compiled);
    }
    return {};
  }

  Result<void> listing(SchemaNode& node, const std::string& name, const Value& value) {
    if (name == "const") {
      node.allowed = {value};
      return {};
    }
    if (name == "enum") {
      if (!value.is_list()) {
        return broken("enum must be an array");
      }
      node.allowed = *value.as_list();
      return {};
    }
    CLOUD_TRY(std::vector<std::string> names, texts(name, value));
    (name == "type" ? node.types : node.required) = std::move(names);
    return {};
  }

  [[nodiscard]] Result<std::vector<std::string>> texts(const std::string& name,
                                                       const Value& value) const {
    if (value.is_string()) {
      return std::vector<std::string>{*value.as_string()};
    }
    std::vector<std::string> names;
    if (const Value::List* list = value.as_list()) {
      for (const Value& item : *list) {
        names.push_back(item.is_string() ? *item.as_string() : "");
      }
      return names;
    }
    return broken(fmt::format("{} must be a string or an array", name));
  }

  Result<void> members(SchemaNode& node, const std::string& name, const Value& value) {
    if (name == "additionalProperties") {
      if (const bool* allowed = value.as_bool()) {
        node.closed = !*allowed;
        return {};
      }
      return assign(node.additional_properties, compile(value));
    }
    if (name == "propertyNames") {
      return assign(node.property_names, compile(value));
    }
    if (!value.is_map()) {
      return broken(fmt::format("{} must be an object", name));
    }
    for (const ValueEntry& entry : *value.as_map()) {
      CLOUD_TRY(const SchemaNode* compiled, compile(entry.value));
      if (name == "properties") {
        node.properties.push_back({entry.key, compiled});
      } else {
        CLOUD_TRY(Pattern pattern, Pattern::compile(entry.key));
        node.pattern_properties.push_back({std::move(pattern), compiled});
      }
    }
    return {};
  }

  Result<void> limit(SchemaNode& node, const std::string& name, const Value& value) {
    if (name == "pattern" && value.is_string()) {
      CLOUD_TRY(node.pattern, Pattern::compile(*value.as_string()));
      return {};
    }
    if (name == "uniqueItems" && value.as_bool() != nullptr) {
      node.unique_items = *value.as_bool();
      return {};
    }
    const std::int64_t* number = value.as_integer();
    const double* decimal = value.as_number();
    if (name == "minimum" || name == "maximum") {
      if (number != nullptr || decimal != nullptr) {
        (name == "minimum" ? node.minimum : node.maximum) =
            number != nullptr ? static_cast<double>(*number) : *decimal;
        return {};
      }
    }
    const std::map<std::string_view, std::optional<size_t>*> sizes{{"minLength", &node.min_length},
                                                                   {"maxLength", &node.max_length},
                                                                   {"minItems", &node.min_items},
                                                                   {"maxItems", &node.max_items}};
    const auto size = sizes.find(name);
    if (size != sizes.end() && number != nullptr && *number >= 0) {
      *size->second = static_cast<size_t>(*number);
      return {};
    }
    return broken(fmt::format("schema keyword '{}' is unknown or has a wrong value", name));
  }

  const Value& root_;
  std::string source_;
  Nodes& nodes_;
  std::map<std::string, const SchemaNode*> definitions_;
};

} // namespace

Schema::Schema() = default;
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

Result<Schema> Schema::compile(const Value& schema, std::string_view source) {
  Schema result;
  Compiler compiler(schema, source, result.nodes_);
  CLOUD_TRY(result.root_, compiler.compile(schema));
  // Definitions that nothing refers to are compiled as well, so that their mistakes show.
  if (const Value* definitions = schema.find("definitions"); definitions != nullptr) {
    for (const ValueEntry& entry : definitions->is_map() ? *definitions->as_map() : Value::Map{}) {
      CLOUD_CHECK(compiler.compile(entry.value));
    }
  }
  return result;
}

Result<Schema> Schema::load(const std::filesystem::path& path) {
  CLOUD_TRY(const std::string text, read_file(path));
  CLOUD_TRY(const Value schema, parse_json(text, path.string()));
  return compile(schema, path.string());
}

} // namespace cloud::documents

#pragma once

#include "documents/finding.hpp"
#include "model/value.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::documents {

struct SchemaNode;

// A JSON Schema in the part of draft 7 that our schema files use: type, properties,
// patternProperties, additionalProperties, propertyNames, required, enum, const, pattern, minimum,
// maximum, minLength, maxLength, items, minItems, maxItems, uniqueItems, oneOf and $ref to local
// definitions. Any other keyword is an error, so that no rule is believed to hold that nobody
// checks. A `description` says in findings what was expected where a pattern alone would not help.
class Schema {
public:
  [[nodiscard]] static Result<Schema> compile(const Value& schema, std::string_view source);
  // Reads and compiles a schema file.
  [[nodiscard]] static Result<Schema> load(const std::filesystem::path& path);

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  // Everything in `root` that breaks a rule, in the order of the file. `source` names the file.
  [[nodiscard]] std::vector<Finding> check(const Value& root, std::string_view source) const;

private:
  Schema();
  std::vector<std::unique_ptr<SchemaNode>> nodes_;
  const SchemaNode* root_ = nullptr;
};

} // namespace cloud::documents

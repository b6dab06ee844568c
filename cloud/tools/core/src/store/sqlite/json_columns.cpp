#include "store/sqlite/json_columns.hpp"

#include "documents/json.hpp"
#include "model/secret_mark.hpp"

namespace cloud::store {
namespace {

Value with_marks(const Value& value) {
  if (value.secret) {
    return Value::Map{{std::string(k_kind_key), k_secret_kind, {}}};
  }
  if (const Value::List* list = value.as_list()) {
    Value::List items;
    for (const Value& item : *list) {
      items.push_back(with_marks(item));
    }
    return items;
  }
  if (const Value::Map* map = value.as_map()) {
    Value::Map members;
    for (const ValueEntry& entry : *map) {
      members.push_back({entry.key, with_marks(entry.value), {}});
    }
    return members;
  }
  return value;
}

// The reverse; drops the places that the parser noted.
Value without_marks(Value value) {
  if (value.find(k_kind_key) != nullptr) {
    return as_secret(documents::k_masked);
  }
  value.mark = {};
  if (Value::List* list = value.as_list()) {
    for (Value& item : *list) {
      item = without_marks(std::move(item));
    }
  }
  if (Value::Map* map = value.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.value = without_marks(std::move(entry.value));
      entry.mark = {};
    }
  }
  return value;
}

std::optional<Value> parse_map(std::string_view text) {
  Result<Value> value = documents::parse_json(text, "column");
  if (!value || !value->is_map()) {
    return std::nullopt;
  }
  return *std::move(value);
}

} // namespace

std::string to_column(const Value& value) {
  return documents::write_json(with_marks(value));
}

std::string to_column(const Failure& failure) {
  return documents::write_json(Value::Map{{"class", to_string(failure.kind), {}},
                                          {"code", failure.code, {}},
                                          {"message", failure.message, {}},
                                          {"resource", failure.resource, {}},
                                          {"advice", failure.advice, {}},
                                          {"retryable", failure.retryable, {}}});
}

std::string to_column(const ResourceChanges& changes) {
  Value::Map counts;
  for (const auto& [operation, count] : changes) {
    counts.push_back({operation, count, {}});
  }
  return documents::write_json(counts);
}

std::string to_column(const std::vector<std::string>& texts) {
  return documents::write_json(Value::List(texts.begin(), texts.end()));
}

std::string to_column(const VersionContent& content) {
  Value stacks{Value::Map{}};
  for (const auto& [stack, snapshot] : content.stacks) {
    stacks.set(stack.str(), snapshot.str());
  }
  return documents::write_json(
      Value::Map{{"manifest", content.manifest, {}}, {"stacks", std::move(stacks), {}}});
}

std::optional<Value> value_from_column(std::string_view text) {
  Result<Value> value = documents::parse_json(text, "column");
  if (!value) {
    return std::nullopt;
  }
  return without_marks(*std::move(value));
}

std::optional<std::vector<std::string>> texts_from_column(std::string_view text) {
  const Result<Value> value = documents::parse_json(text, "column");
  return value ? value->as_texts() : std::nullopt;
}

std::optional<Failure> failure_from_column(std::string_view text) {
  const std::optional<Value> value = parse_map(text);
  if (!value) {
    return std::nullopt;
  }
  const std::optional<FailureClass> kind = failure_class_from(value->text("class"));
  const Value* retryable = value->find("retryable");
  if (!kind || retryable == nullptr || retryable->as_bool() == nullptr) {
    return std::nullopt;
  }
  return Failure{*kind,
                 value->text("code"),
                 value->text("message"),
                 value->text("resource"),
                 value->text("advice"),
                 *retryable->as_bool()};
}

std::optional<ResourceChanges> changes_from_column(std::string_view text) {
  const std::optional<Value> value = parse_map(text);
  if (!value) {
    return std::nullopt;
  }
  ResourceChanges changes;
  for (const ValueEntry& entry : *value->as_map()) {
    const std::int64_t* count = entry.value.as_integer();
    if (count == nullptr) {
      return std::nullopt;
    }
    changes[entry.key] = static_cast<int>(*count);
  }
  return changes;
}

std::optional<VersionContent> version_content_from_column(std::string_view text) {
  const std::optional<Value> value = parse_map(text);
  const Value* stacks = value ? value->find("stacks") : nullptr;
  if (stacks == nullptr || !stacks->is_map()) {
    return std::nullopt;
  }
  VersionContent content;
  content.manifest = value->text("manifest");
  for (const ValueEntry& entry : *stacks->as_map()) {
    const std::string* snapshot = entry.value.as_string();
    if (snapshot == nullptr) {
      return std::nullopt;
    }
    content.stacks[StackName(entry.key)] = SnapshotId(*snapshot);
  }
  return content;
}

} // namespace cloud::store

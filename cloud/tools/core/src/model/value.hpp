#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace cloud {

// A place in a text, counted from 1; line 0 means "not from a file".
struct Mark {
  int line = 0;
  int column = 0;
  bool operator==(const Mark&) const = default;
};

struct ValueEntry;

// A configuration value: what YAML, JSON and Pulumi outputs have in common. Maps keep their order.
// `secret` says that the value must be encrypted in files and masked wherever it is shown; `mark`
// is where it was written and takes no part in comparisons.
class Value {
public:
  using List = std::vector<Value>;
  using Map = std::vector<ValueEntry>;
  using Data = std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Map>;

  Value() = default;
  Value(bool value);             // NOLINT(google-explicit-constructor)
  Value(int value);              // NOLINT(google-explicit-constructor)
  Value(std::int64_t value);     // NOLINT(google-explicit-constructor)
  Value(double value);           // NOLINT(google-explicit-constructor)
  Value(std::string value);      // NOLINT(google-explicit-constructor)
  Value(std::string_view value); // NOLINT(google-explicit-constructor)
  Value(const char* value);      // NOLINT(google-explicit-constructor)
  Value(List value);             // NOLINT(google-explicit-constructor)
  Value(Map value);              // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool is_null() const;
  [[nodiscard]] bool is_map() const;
  [[nodiscard]] bool is_list() const;
  [[nodiscard]] bool is_string() const;

  // The contained alternative, or null when the value is of another kind.
  [[nodiscard]] const bool* as_bool() const;
  [[nodiscard]] const std::int64_t* as_integer() const;
  [[nodiscard]] const double* as_number() const;
  [[nodiscard]] const std::string* as_string() const;
  [[nodiscard]] const List* as_list() const;
  [[nodiscard]] const Map* as_map() const;
  [[nodiscard]] List* as_list();
  [[nodiscard]] Map* as_map();

  // The member of a map, or null when there is none (or this is no map).
  [[nodiscard]] const Value* find(std::string_view key) const;
  [[nodiscard]] Value* find(std::string_view key);
  [[nodiscard]] const ValueEntry* find_entry(std::string_view key) const;

  // Sets a member of a map, replacing an existing one in place. A null value becomes a map.
  Value& set(std::string_view key, Value value);

  // The text of a member, or `otherwise` when it is missing or no text.
  [[nodiscard]] std::string text(std::string_view key, std::string_view otherwise = {}) const;

  // The texts of a list that holds nothing else; nothing for any other value.
  [[nodiscard]] std::optional<std::vector<std::string>> as_texts() const;

  // True when this value or anything inside it is secret.
  [[nodiscard]] bool contains_secret() const;

  // "null", "true or false", "a whole number", "a number", "text", "a list", "a map".
  [[nodiscard]] const char* kind() const;

  bool operator==(const Value& other) const;

  Data data;
  Mark mark{};
  bool secret = false;
};

struct ValueEntry {
  std::string key;
  Value value;
  Mark mark{}; // of the key
  bool operator==(const ValueEntry& other) const {
    return key == other.key && value == other.value;
  }
};

// Defined here because they look into the variant, which is complete only now.
inline Value::Value(bool value) : data(value) {}
inline Value::Value(int value) : data(std::int64_t{value}) {}
inline Value::Value(std::int64_t value) : data(value) {}
inline Value::Value(double value) : data(value) {}
inline Value::Value(std::string value) : data(std::move(value)) {}
inline Value::Value(std::string_view value) : data(std::string(value)) {}
inline Value::Value(const char* value) : data(std::string(value)) {}
inline Value::Value(List value) : data(std::move(value)) {}
inline Value::Value(Map value) : data(std::move(value)) {}

inline bool Value::is_null() const {
  return std::holds_alternative<std::monostate>(data);
}
inline bool Value::is_map() const {
  return std::holds_alternative<Map>(data);
}
inline bool Value::is_list() const {
  return std::holds_alternative<List>(data);
}
inline bool Value::is_string() const {
  return std::holds_alternative<std::string>(data);
}

inline const bool* Value::as_bool() const {
  return std::get_if<bool>(&data);
}
inline const std::int64_t* Value::as_integer() const {
  return std::get_if<std::int64_t>(&data);
}
inline const double* Value::as_number() const {
  return std::get_if<double>(&data);
}
inline const std::string* Value::as_string() const {
  return std::get_if<std::string>(&data);
}
inline const Value::List* Value::as_list() const {
  return std::get_if<List>(&data);
}
inline const Value::Map* Value::as_map() const {
  return std::get_if<Map>(&data);
}
inline Value::List* Value::as_list() {
  return std::get_if<List>(&data);
}
inline Value::Map* Value::as_map() {
  return std::get_if<Map>(&data);
}

inline bool Value::operator==(const Value& other) const {
  return data == other.data && secret == other.secret;
}

[[nodiscard]] inline Value as_secret(Value value) {
  value.secret = true;
  return value;
}

// Copies `over` onto `base`: maps are merged member by member, everything else is replaced.
[[nodiscard]] Value merged(Value base, const Value& over);

} // namespace cloud

#include "model/value.hpp"

#include <algorithm>

namespace cloud {

const ValueEntry* Value::find_entry(std::string_view key) const {
  const Map* map = as_map();
  if (map == nullptr) {
    return nullptr;
  }
  const auto found = std::find_if(map->begin(), map->end(),
                                  [key](const ValueEntry& entry) { return entry.key == key; });
  return found == map->end() ? nullptr : &*found;
}

const Value* Value::find(std::string_view key) const {
  const ValueEntry* entry = find_entry(key);
  return entry == nullptr ? nullptr : &entry->value;
}

Value* Value::find(std::string_view key) {
  return const_cast<Value*>(std::as_const(*this).find(key)); // NOLINT: same object, not const here
}

Value& Value::set(std::string_view key, Value value) {
  if (is_null()) {
    data = Map{};
  }
  if (Value* existing = find(key)) {
    *existing = std::move(value);
    return *existing;
  }
  Map& map = std::get<Map>(data);
  map.push_back({std::string(key), std::move(value), {}});
  return map.back().value;
}

std::string Value::text(std::string_view key, std::string_view otherwise) const {
  const Value* member = find(key);
  const std::string* text = member == nullptr ? nullptr : member->as_string();
  return text == nullptr ? std::string(otherwise) : *text;
}

std::optional<std::vector<std::string>> Value::as_texts() const {
  const List* items = as_list();
  if (items == nullptr) {
    return std::nullopt;
  }
  std::vector<std::string> texts;
  for (const Value& item : *items) {
    if (!item.is_string()) {
      return std::nullopt;
    }
    texts.push_back(*item.as_string());
  }
  return texts;
}

bool Value::contains_secret() const {
  if (secret) {
    return true;
  }
  if (const List* list = as_list()) {
    return std::any_of(list->begin(), list->end(),
                       [](const Value& item) { return item.contains_secret(); });
  }
  if (const Map* map = as_map()) {
    return std::any_of(map->begin(), map->end(),
                       [](const ValueEntry& entry) { return entry.value.contains_secret(); });
  }
  return false;
}

const char* Value::kind() const {
  static constexpr const char* k_kinds[] = {"null", "true or false", "a whole number", "a number",
                                            "text", "a list",        "a map"};
  return k_kinds[data.index()];
}

Value merged(Value base, const Value& over) {
  const Value::Map* members = over.as_map();
  if (!base.is_map() || members == nullptr) {
    return over;
  }
  for (const ValueEntry& entry : *members) {
    Value* existing = base.find(entry.key);
    if (existing == nullptr) {
      base.as_map()->push_back(entry);
    } else {
      *existing = merged(std::move(*existing), entry.value);
    }
  }
  return base;
}

} // namespace cloud

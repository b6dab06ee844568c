#include "pulumi/unknown_outputs.hpp"

#include "documents/secrets.hpp"
#include "model/unknown_mark.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace cloud::pulumi {
namespace {

// As a configuration would refer to it.
std::string member_place(const std::string& place, const std::string& key) {
  const bool is_plain = !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '-';
  });
  return is_plain ? place + "." + key : fmt::format("{}[\"{}\"]", place, key);
}

Value marked(const Value& value, const std::string& place) {
  const std::string* text = value.as_string();
  const bool secret = value.secret || (text != nullptr && *text == documents::k_masked);
  if (secret || (text != nullptr && *text == k_unknown)) {
    Value mark(unknown_mark(place));
    mark.secret = secret;
    return mark;
  }
  Value copy = value;
  if (Value::List* list = copy.as_list()) {
    for (size_t i = 0; i < list->size(); ++i) {
      (*list)[i] = marked((*list)[i], fmt::format("{}[{}]", place, i));
    }
  } else if (Value::Map* map = copy.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.value = marked(entry.value, member_place(place, entry.key));
    }
  }
  return copy;
}

} // namespace

Value with_unknown_marks(const Value& outputs, const std::string& stack) {
  Value::Map result;
  if (const Value::Map* map = outputs.as_map()) {
    for (const ValueEntry& entry : *map) {
      result.push_back(
          {entry.key, marked(entry.value, fmt::format("{}:{}", stack, entry.key)), {}});
    }
  }
  return Value(std::move(result));
}

} // namespace cloud::pulumi

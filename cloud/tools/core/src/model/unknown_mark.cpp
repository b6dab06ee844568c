#include "model/unknown_mark.hpp"

#include <algorithm>

namespace cloud {
namespace {

constexpr std::string_view k_opening = "{{UNKNOWN:";
constexpr std::string_view k_closing = "}}";

bool is_mark(std::string_view text) {
  return text.starts_with(k_opening) && text.find(k_closing) + k_closing.size() == text.size();
}

} // namespace

std::string unknown_mark(std::string_view place) {
  return std::string(k_opening).append(place).append(k_closing);
}

bool is_unknown(const Value& value) {
  const std::string* text = value.as_string();
  return text != nullptr && is_mark(*text);
}

bool contains_unknown(const Value& value) {
  if (const std::string* text = value.as_string()) {
    return text->find(k_opening) != std::string::npos;
  }
  if (const Value::List* list = value.as_list()) {
    return std::any_of(list->begin(), list->end(), contains_unknown);
  }
  const Value::Map* map = value.as_map();
  return map != nullptr && std::any_of(map->begin(), map->end(), [](const ValueEntry& entry) {
           return contains_unknown(entry.value);
         });
}

Value unknown_member(const Value& mark, std::string_view step) {
  std::string text = *mark.as_string();
  text.insert(text.size() - k_closing.size(), step);
  Value member(std::move(text));
  member.secret = mark.secret;
  return member;
}

} // namespace cloud

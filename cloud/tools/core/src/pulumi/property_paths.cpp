#include "pulumi/property_paths.hpp"

#include <charconv>
#include <string>

namespace cloud::pulumi {
namespace {

// The first step of a path, taken off it: a name, or what stands in brackets.
std::string take_step(std::string_view& path) {
  if (path.starts_with('.')) {
    path.remove_prefix(1);
  }
  if (path.starts_with("[\"")) {
    const size_t end = path.find("\"]", 2);
    std::string key(path.substr(2, end == std::string_view::npos ? end : end - 2));
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 2);
    return key;
  }
  if (path.starts_with('[')) {
    const size_t end = path.find(']');
    std::string index(path.substr(1, end == std::string_view::npos ? end : end - 1));
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    return index;
  }
  const size_t end = path.find_first_of(".[");
  std::string name(path.substr(0, end));
  path.remove_prefix(end == std::string_view::npos ? path.size() : end);
  return name;
}

const Value* member_of(const Value& value, const std::string& step) {
  if (const Value::List* list = value.as_list()) {
    size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    const bool is_number = error == std::errc{} && end == step.data() + step.size();
    return is_number && index < list->size() ? &(*list)[index] : nullptr;
  }
  return value.is_map() ? value.find(step) : nullptr;
}

} // namespace

const Value* at_path(const Value& value, std::string_view path) {
  const Value* current = &value;
  while (!path.empty() && current != nullptr) {
    current = member_of(*current, take_step(path));
  }
  return current;
}

} // namespace cloud::pulumi

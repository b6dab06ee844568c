#include "templates/value_types.hpp"

#include <array>
#include <utility>

namespace cloud::templates {
namespace {

constexpr std::array<std::pair<ValueType, const char*>, 7> k_spellings{{
    {ValueType::string, "string"},
    {ValueType::integer, "integer"},
    {ValueType::number, "number"},
    {ValueType::boolean, "boolean"},
    {ValueType::list, "list"},
    {ValueType::object, "object"},
    {ValueType::cidr, "cidr"},
}};

} // namespace

const char* to_string(ValueType type) {
  for (const auto& [candidate, text] : k_spellings) {
    if (candidate == type) {
      return text;
    }
  }
  return "";
}

std::optional<ValueType> value_type_from(std::string_view text) {
  for (const auto& [type, candidate] : k_spellings) {
    if (candidate == text) {
      return type;
    }
  }
  return std::nullopt;
}

} // namespace cloud::templates

#include "model/resource_name.hpp"

#include <fmt/format.h>

namespace cloud {

std::string type_and_name(std::string_view urn) {
  constexpr std::string_view k_separator = "::";
  const size_t project = urn.find(k_separator);
  const size_t types = urn.find(k_separator, project + k_separator.size());
  const size_t name = urn.find(k_separator, types + k_separator.size());
  if (project == std::string_view::npos || types == std::string_view::npos ||
      name == std::string_view::npos) {
    return std::string(urn);
  }
  const std::string_view qualified = urn.substr(0, name).substr(types + k_separator.size());
  const std::string_view type = qualified.substr(qualified.rfind('$') + 1);
  return fmt::format("{} {}", type, urn.substr(name + k_separator.size()));
}

} // namespace cloud

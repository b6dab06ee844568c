#include "render/promotion_order.hpp"

#include "templates/variables.hpp"

namespace cloud::cli {

std::vector<std::pair<EnvironmentName, Value>>
in_promotion_order(const std::map<EnvironmentName, Value>& by_environment) {
  std::vector<std::pair<EnvironmentName, Value>> ordered;
  for (const EnvironmentName& name : templates::environment_names()) {
    if (const auto found = by_environment.find(name); found != by_environment.end()) {
      ordered.emplace_back(*found);
    }
  }
  return ordered;
}

Value in_promotion_order(const Value& by_environment) {
  Value ordered{Value::Map{}};
  for (const EnvironmentName& name : templates::environment_names()) {
    if (const Value* found = by_environment.find(name.str())) {
      ordered.set(name.str(), *found);
    }
  }
  return ordered;
}

} // namespace cloud::cli

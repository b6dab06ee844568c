#include "render/template_json.hpp"

#include "documents/json.hpp"
#include "render/promotion_order.hpp"
#include "templates/value_types.hpp"

#include <cmath>
#include <limits>

namespace cloud::cli {
namespace {

Value json_of(const Parameter& parameter);
Value json_of(const Output& output);

template <class Items>
Value list_of(const Items& items) {
  Value::List list;
  for (const auto& item : items) {
    list.push_back(json_of(item));
  }
  return Value(std::move(list));
}

Value list_of(const std::vector<StackName>& names) {
  Value::List list;
  for (const StackName& name : names) {
    list.emplace_back(name.str());
  }
  return Value(std::move(list));
}

// A limit of 1 is 1, not 1.0: most limits are for whole numbers.
Value number(double limit) {
  constexpr double k_exact = 1LL << std::numeric_limits<double>::digits;
  return std::trunc(limit) == limit && std::abs(limit) <= k_exact
             ? Value(static_cast<std::int64_t>(limit))
             : Value(limit);
}

// What a value may be, beyond its type: only what the template says.
void add_limits(Value& record, const Parameter& parameter) {
  if (parameter.minimum) {
    record.set("minimum", number(*parameter.minimum));
  }
  if (parameter.maximum) {
    record.set("maximum", number(*parameter.maximum));
  }
  if (!parameter.pattern.empty()) {
    record.set("pattern", parameter.pattern);
  }
  if (!parameter.allowed.empty()) {
    record.set("enum", Value(parameter.allowed));
  }
  if (!parameter.item.empty()) {
    const Parameter& item = parameter.item.front();
    Value items;
    items.set("type", templates::to_string(item.type));
    add_limits(items, item);
    record.set("items", std::move(items));
  }
  if (!parameter.fields.empty()) {
    record.set("fields", list_of(parameter.fields));
  }
}

Value json_of(const Parameter& parameter) {
  Value record;
  record.set("name", parameter.name);
  record.set("type", templates::to_string(parameter.type));
  record.set("description", parameter.description);
  record.set("required", parameter.required);
  record.set("secret", parameter.secret);
  record.set("variable", parameter.variable);
  record.set("default", parameter.default_value.value_or(Value()));
  Value defaults{Value::Map{}};
  for (const auto& [environment, value] : in_promotion_order(parameter.environment_defaults)) {
    defaults.set(environment.str(), value);
  }
  record.set("defaults", std::move(defaults));
  add_limits(record, parameter);
  return record;
}

Value json_of(const Output& output) {
  Value record;
  record.set("name", output.name);
  record.set("type", templates::to_string(output.type));
  record.set("description", output.description);
  record.set("secret", output.secret);
  return record;
}

Value dependencies_of(const StackTemplate& stack) {
  Value names = list_of(stack.dependencies);
  if (stack.depends_on_all_others) {
    names.as_list()->emplace_back("*");
  }
  return names;
}

Value texts_of(const std::vector<std::string>& texts) {
  return Value(Value::List(texts.begin(), texts.end()));
}

Value json_of(const Reads& reads) {
  Value record;
  record.set("files", texts_of(reads.files));
  record.set("environment", texts_of(reads.environment));
  record.set("network", texts_of(reads.network));
  return record;
}

} // namespace

std::string stack_template_json(const StackTemplate& stack) {
  Value estimate;
  estimate.set("durationMs", std::int64_t{stack.estimated_duration.count()});
  estimate.set("resources", stack.estimated_resources);

  Value record;
  record.set("kind", "StackTemplate");
  record.set("name", stack.name.str());
  record.set("description", stack.description);
  record.set("priority", stack.priority);
  record.set("dependencies", dependencies_of(stack));
  record.set("optionalDependencies", list_of(stack.optional_dependencies));
  record.set("estimate", std::move(estimate));
  record.set("timeoutMs", stack.timeout ? Value(std::int64_t{stack.timeout->count()}) : Value());
  if (!stack.reads.empty()) {
    record.set("reads", json_of(stack.reads));
  }
  record.set("parameters", list_of(stack.parameters));
  record.set("outputs", list_of(stack.outputs));
  return documents::write_json(record, documents::JsonStyle::pretty);
}

std::string manifest_template_json(const templates::ManifestTemplate& manifest) {
  Value::List stacks;
  for (const templates::ManifestTemplateStack& stack : manifest.stacks) {
    Value record;
    record.set("name", stack.name.str());
    record.set("enabled", stack.enabled);
    stacks.push_back(std::move(record));
  }
  Value record;
  record.set("kind", "ManifestTemplate");
  record.set("name", manifest.name);
  record.set("description", manifest.description);
  record.set("environments", in_promotion_order(manifest.environments));
  record.set("stacks", Value(std::move(stacks)));
  return documents::write_json(record, documents::JsonStyle::pretty);
}

} // namespace cloud::cli

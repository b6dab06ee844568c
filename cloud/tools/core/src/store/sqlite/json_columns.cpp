#include "store/sqlite/json_columns.hpp"

#include "model/run.hpp"

#include <nlohmann/json.hpp>

namespace cloud::store {
namespace {

using Json = nlohmann::ordered_json;

// Pulumi's own mark of a secret whose content is not shown; no configuration has such a key.
constexpr const char* k_kind_key = "4dabf18193072939515e22adb298388d";
constexpr const char* k_secret_kind = "1b47061264138c4ac30d75fd1eb44270";
constexpr const char* k_mask = "[secret]";

// Deeper than any configuration; nlohmann's parser and printer recurse.
constexpr int k_max_depth = 200;

Json to_json(const Value& value) {
  if (value.secret) {
    return Json::object({{k_kind_key, k_secret_kind}});
  }
  struct Visitor {
    Json operator()(std::monostate /*null*/) const { return nullptr; }
    Json operator()(bool boolean) const { return boolean; }
    Json operator()(std::int64_t number) const { return number; }
    Json operator()(double number) const { return number; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(const Value::List& list) const {
      Json array = Json::array();
      for (const Value& item : list) {
        array.push_back(to_json(item));
      }
      return array;
    }
    Json operator()(const Value::Map& map) const {
      Json object = Json::object();
      for (const ValueEntry& entry : map) {
        object[entry.key] = to_json(entry.value);
      }
      return object;
    }
  };
  return std::visit(Visitor{}, value.data);
}

Value from_json(const Json& json) {
  switch (json.type()) {
  case Json::value_t::boolean:
    return json.get<bool>();
  case Json::value_t::number_integer:
  case Json::value_t::number_unsigned:
    return json.get<std::int64_t>();
  case Json::value_t::number_float:
    return json.get<double>();
  case Json::value_t::string:
    return json.get<std::string>();
  case Json::value_t::array: {
    Value::List list;
    list.reserve(json.size());
    for (const Json& item : json) {
      list.push_back(from_json(item));
    }
    return list;
  }
  case Json::value_t::object: {
    if (json.contains(k_kind_key)) {
      return as_secret(k_mask);
    }
    Value::Map map;
    map.reserve(json.size());
    for (const auto& [key, member] : json.items()) {
      map.push_back({key, from_json(member), {}});
    }
    return map;
  }
  case Json::value_t::null:
  case Json::value_t::binary:
  case Json::value_t::discarded:
    break;
  }
  return {};
}

// Text that is no UTF-8 (a file name, a program's output) is stored with replacement characters.
std::string print(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Json> parse(std::string_view text) {
  bool too_deep = false;
  const Json::parser_callback_t limit = [&too_deep](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > k_max_depth;
    return !too_deep;
  };
  Json json = Json::parse(text, limit, false);
  if (too_deep || json.is_discarded()) {
    return std::nullopt;
  }
  return json;
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::string to_column(const Value& value) {
  return print(to_json(value));
}

std::string to_column(const Failure& failure) {
  return print(Json::object({{"class", to_string(failure.kind)},
                             {"code", failure.code},
                             {"message", failure.message},
                             {"resource", failure.resource},
                             {"advice", failure.advice},
                             {"retryable", failure.retryable}}));
}

std::string to_column(const ResourceChanges& changes) {
  Json object = Json::object();
  for (const auto& [operation, count] : changes) {
    object[operation] = count;
  }
  return print(object);
}

std::optional<Value> value_from_column(std::string_view text) {
  const std::optional<Json> json = parse(text);
  if (!json) {
    return std::nullopt;
  }
  return from_json(*json);
}

std::optional<Failure> failure_from_column(std::string_view text) {
  const std::optional<Json> json = parse(text);
  if (!json || !json->is_object()) {
    return std::nullopt;
  }
  const std::optional<FailureClass> kind = failure_class_from(text_of(*json, "class"));
  const auto retryable = json->find("retryable");
  if (!kind || retryable == json->end() || !retryable->is_boolean()) {
    return std::nullopt;
  }
  return Failure{*kind,
                 text_of(*json, "code"),
                 text_of(*json, "message"),
                 text_of(*json, "resource"),
                 text_of(*json, "advice"),
                 retryable->get<bool>()};
}

std::optional<ResourceChanges> changes_from_column(std::string_view text) {
  const std::optional<Json> json = parse(text);
  if (!json || !json->is_object()) {
    return std::nullopt;
  }
  ResourceChanges changes;
  for (const auto& [operation, count] : json->items()) {
    if (!count.is_number_integer()) {
      return std::nullopt;
    }
    changes[operation] = count.get<int>();
  }
  return changes;
}

} // namespace cloud::store

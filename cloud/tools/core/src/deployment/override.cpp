#include "deployment/override.hpp"

#include "documents/yaml_reader.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::deployment {

Result<Value> parse_typed_value(std::string_view text, std::string_view source) {
  if (text.starts_with("{{")) {
    return Value{text};
  }
  CLOUD_TRY(documents::Document document,
            documents::parse_yaml(std::string(text), std::string(source)));
  return std::move(document.root);
}

Result<Override> parse_override(std::string_view text,
                                const std::optional<EnvironmentName>& environment) {
  const std::string flag =
      environment ? fmt::format("--set-{}", *environment) : std::string("--set");
  const size_t equals = text.find('=');
  std::vector<std::string> keys = split(trim(text.substr(0, equals)), '.');
  const bool has_empty_key =
      std::any_of(keys.begin(), keys.end(), [](const std::string& key) { return key.empty(); });
  if (equals == std::string_view::npos || keys.size() < 2 || has_empty_key) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{} {}: expected <stack>.<key>=<value>", flag, text),
                fmt::format("for example {} network.vpcCidr=10.50.0.0/16", flag));
  }
  Override result;
  result.spelled = fmt::format("{} {}", flag, text);
  result.stack = StackName(keys.front());
  result.keys.assign(keys.begin() + 1, keys.end());
  result.environment = environment;
  result.text = text.substr(equals + 1);
  CLOUD_TRY(result.value, parse_typed_value(result.text, result.spelled));
  return result;
}

} // namespace cloud::deployment

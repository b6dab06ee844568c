#include "aws/simulated_queries.hpp"

#include "aws/simulated_state.hpp"
#include "documents/json.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace cloud::aws {
namespace {

constexpr const char* k_parameter = "aws:ssm/parameter:Parameter";
constexpr const char* k_secret = "aws:secretsmanager/secret:Secret";
constexpr const char* k_secret_version = "aws:secretsmanager/secretVersion:SecretVersion";

tl::unexpected<Error> no_such(const char* what, const std::string& name, const AwsScope& scope,
                              const std::vector<SimulatedRecord>& records) {
  std::vector<std::string> names;
  for (const SimulatedRecord& record : records) {
    names.push_back(record.outputs.text("name"));
  }
  return fail(ErrorCode::not_found,
              fmt::format("no {} '{}' in account {}, region {}{}", what, name, scope.account,
                          scope.region, did_you_mean(name, names)));
}

// Parameter names hold no colon, ARNs hold five: what follows is a version or label.
std::pair<std::string, std::string> split_selector(const std::string& path) {
  const size_t fields = path.starts_with("arn:") ? 6 : 1;
  const std::vector<std::string> parts = split(path, ':');
  if (parts.size() != fields + 1) {
    return {path, ""};
  }
  return {path.substr(0, path.rfind(':')), parts.back()};
}

std::string version_of(const SimulatedRecord& parameter) {
  const Value* version = parameter.outputs.find("version");
  const std::int64_t* number = version == nullptr ? nullptr : version->as_integer();
  return number == nullptr ? "1" : fmt::format("{}", *number);
}

// AWS ends the ARN of a secret with a dash and six random characters, which may be left out.
bool is_named(const SimulatedRecord& secret, const std::string& id) {
  constexpr size_t k_ending = 7;
  const std::string arn = secret.outputs.text("arn", secret.id);
  return secret.outputs.text("name") == id || arn == id ||
         (arn.size() > k_ending && arn.substr(0, arn.size() - k_ending) == id);
}

bool is_current(const SimulatedRecord& version) {
  const Value* stages = version.outputs.find("versionStages");
  const Value::List* list = stages == nullptr ? nullptr : stages->as_list();
  return list == nullptr ||
         std::find(list->begin(), list->end(), Value("AWSCURRENT")) != list->end();
}

// Replacing a version makes the new one before the old one goes, so the latest counts.
const SimulatedRecord* current_version(const std::vector<SimulatedRecord>& versions,
                                       const SimulatedRecord& secret) {
  const SimulatedRecord* latest = nullptr;
  for (const SimulatedRecord& version : versions) {
    const bool matches = is_named(secret, version.outputs.text("secretId")) && is_current(version);
    if (matches && (latest == nullptr || version.changed > latest->changed)) {
      latest = &version;
    }
  }
  return latest;
}

} // namespace

Result<Value> SimulatedQueries::latest_ami_id(const AwsScope& scope, const std::string& image) {
  CLOUD_TRY(std::string id, reference_.image_id(image, scope.region));
  return Value(std::move(id));
}

Result<Value> SimulatedQueries::availability_zones(const AwsScope& scope) {
  CLOUD_TRY(const auto names, reference_.zones(scope.region));
  return Value(Value::List(names.begin(), names.end()));
}

Result<Value> SimulatedQueries::ssm_parameter(const AwsScope& scope, const std::string& path) {
  const auto [name, selector] = split_selector(path);
  CLOUD_TRY(auto published, reference_.public_parameter(name, scope.region));
  if (published) {
    return Value(std::move(*published));
  }
  CLOUD_TRY(const auto records, list_records(state_, scope.account, scope.region, k_parameter));
  for (const SimulatedRecord& record : records) {
    if (record.outputs.text("name") != name && record.outputs.text("arn") != name) {
      continue;
    }
    if (!selector.empty() && selector != version_of(record)) {
      return fail(ErrorCode::not_found,
                  fmt::format("parameter '{}' has no version '{}', the current one is {}", name,
                              selector, version_of(record)));
    }
    const std::string text = record.outputs.text("value");
    Value value(text.empty() ? record.outputs.text("insecureValue") : text);
    value.secret = record.outputs.text("type") == "SecureString";
    return value;
  }
  return no_such("parameter", name, scope, records);
}

Result<Value> SimulatedQueries::secret(const AwsScope& scope, const std::string& id,
                                       const std::string& json_key) {
  CLOUD_TRY(std::string text, current_secret(scope, id));
  if (json_key.empty()) {
    return as_secret(std::move(text));
  }
  // What the parser has to say could quote the secret.
  const auto content = documents::parse_json(text, id);
  if (!content || !content->is_map()) {
    return fail(ErrorCode::invalid_input,
                fmt::format("secret '{}' is no JSON object, so it has no key '{}'", id, json_key));
  }
  const Value* member = content->find(json_key);
  if (member == nullptr) {
    std::vector<std::string> keys;
    for (const ValueEntry& entry : *content->as_map()) {
      keys.push_back(entry.key);
    }
    return fail(ErrorCode::not_found, fmt::format("secret '{}' has no key '{}'{}", id, json_key,
                                                  did_you_mean(json_key, keys)));
  }
  return as_secret(*member);
}

Result<std::string> SimulatedQueries::current_secret(const AwsScope& scope,
                                                     const std::string& id) const {
  CLOUD_TRY(const auto secrets, list_records(state_, scope.account, scope.region, k_secret));
  const auto secret =
      std::find_if(secrets.begin(), secrets.end(),
                   [&id](const SimulatedRecord& record) { return is_named(record, id); });
  if (secret == secrets.end()) {
    return no_such("secret", id, scope, secrets);
  }
  CLOUD_TRY(const auto versions,
            list_records(state_, scope.account, scope.region, k_secret_version));
  const SimulatedRecord* version = current_version(versions, *secret);
  std::string text = version == nullptr ? std::string{} : version->outputs.text("secretString");
  if (text.empty()) {
    return fail(ErrorCode::not_found, fmt::format("secret '{}' has no text value", id));
  }
  return text;
}

} // namespace cloud::aws

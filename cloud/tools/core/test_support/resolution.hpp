#pragma once

#include "resolution/resolver.hpp"
#include "test_support/fake_clock.hpp"

#include <map>
#include <string>
#include <vector>

// What a resolution asks, answered from memory.
namespace cloud::test_support {

class MemoryAws : public AwsQueries {
public:
  [[nodiscard]] Result<Value> latest_ami_id(const AwsScope& scope,
                                            const std::string& image) override {
    return answer(scope, "ami " + image);
  }
  [[nodiscard]] Result<Value> availability_zones(const AwsScope& scope) override {
    return answer(scope, "zones");
  }
  [[nodiscard]] Result<Value> ssm_parameter(const AwsScope& scope,
                                            const std::string& path) override {
    return answer(scope, "ssm " + path);
  }
  [[nodiscard]] Result<Value> secret(const AwsScope& scope, const std::string& id,
                                     const std::string& json_key) override {
    return answer(scope, "secret " + id + " " + json_key);
  }

  std::map<std::string, Result<Value>> answers; // by "<region> <question>"
  std::vector<std::string> asked;

private:
  Result<Value> answer(const AwsScope& scope, const std::string& question) {
    asked.push_back(scope.region + " " + question);
    const auto found = answers.find(asked.back());
    return found == answers.end() ? fail(ErrorCode::not_found, "no answer to " + asked.back())
                                  : found->second;
  }
};

class MemoryGeneratedValues : public GeneratedValues {
public:
  [[nodiscard]] Result<std::optional<Secret>> find(const GeneratedValueKey& key) override {
    const auto found = values.find(name_of(key));
    return found == values.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] Result<Secret> get_or_create(const GeneratedValueKey& key,
                                             const std::function<Secret()>& generate) override {
    const std::string name = name_of(key);
    if (!values.contains(name)) {
      values.emplace(name, generate());
    }
    return values.at(name);
  }

  std::map<std::string, Secret> values;

private:
  static std::string name_of(const GeneratedValueKey& key) {
    return key.deployment.str() + " " + key.environment.str() + " " + key.stack.str() + " " +
           key.key;
  }
};

} // namespace cloud::test_support

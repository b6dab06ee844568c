#include "planner/key_differences.hpp"

#include "documents/json.hpp"
#include "model/unknown_mark.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace cloud::planner {
namespace {

// Longer values are told as changed, not shown.
constexpr size_t k_longest_shown = 60;
constexpr std::string_view k_digest = "hmac:";

bool is_secret(const std::string& json) {
  return json.find(k_digest) != std::string::npos;
}

// As text, so that a value that was stored compares with one that was not.
std::string json_of(const Value* value) {
  return value == nullptr ? std::string() : documents::write_json(*value);
}

std::string change_of(const std::string& before, const std::string& now) {
  if (is_secret(before) || is_secret(now)) {
    return "changed (secret)";
  }
  if (before.empty()) {
    return "added";
  }
  if (now.empty()) {
    return "removed";
  }
  if (before.size() > k_longest_shown || now.size() > k_longest_shown) {
    return "changed";
  }
  const auto bare = [](const std::string& json) {
    return json.size() >= 2 && json.front() == '"' ? json.substr(1, json.size() - 2) : json;
  };
  return fmt::format("{} → {}", bare(before), bare(now));
}

// "network:vpcCidr" of the stack `network` is what people call vpcCidr.
std::string parameter_name(const std::string& key, const StackName& stack) {
  const std::string own = stack.str() + ":";
  return key.starts_with(own) ? key.substr(own.size()) : key;
}

// "file:…" and "environment:…" name themselves; the rest is an output, or a query to AWS.
std::string source_name(const std::string& name) {
  if (name.starts_with("file:")) {
    return "file " + name.substr(5);
  }
  if (name.starts_with("environment:")) {
    return "environment variable " + name.substr(12);
  }
  return name.find(':') == std::string::npos ? "output " + name : name;
}

std::set<std::string> keys_of(const Value& before, const Value& now) {
  std::set<std::string> keys;
  for (const Value* value : {&before, &now}) {
    if (const Value::Map* map = value->as_map()) {
      for (const ValueEntry& entry : *map) {
        keys.insert(entry.key);
      }
    }
  }
  return keys;
}

void compare_consumed(const StepKey& before, const StepKey& now,
                      std::vector<std::string>& reasons) {
  for (const std::string& name : keys_of(before.consumed, now.consumed)) {
    const Value* was = before.consumed.find(name);
    const Value* is = now.consumed.find(name);
    // Used for the first time, or no longer: the configuration or the code says why.
    if (was != nullptr && is != nullptr && json_of(was) != json_of(is)) {
      if (contains_unknown(*is)) {
        reasons.push_back(fmt::format("{} is not known yet", source_name(name)));
        continue;
      }
      const std::string change = change_of(json_of(was), json_of(is));
      reasons.push_back(change.starts_with("changed")
                            ? fmt::format("{} {}", source_name(name), change)
                            : fmt::format("{}: {}", source_name(name), change));
    }
  }
}

void compare_config(const StackName& stack, const StepKey& before, const StepKey& now,
                    std::vector<std::string>& reasons) {
  for (const std::string& key : keys_of(before.config, now.config)) {
    const std::string was = json_of(before.config.find(key));
    const std::string is = json_of(now.config.find(key));
    const Value* value = now.config.find(key);
    if (was != is && value != nullptr && contains_unknown(*value)) {
      reasons.push_back(fmt::format("config {} is not known yet", parameter_name(key, stack)));
    } else if (was != is) {
      const std::string change = change_of(was, is);
      reasons.push_back(fmt::format("config {}{} {}", parameter_name(key, stack),
                                    change.find("→") == std::string::npos ? "" : ":", change));
    }
  }
}

} // namespace

std::vector<std::string> key_differences(const StackName& stack, const StepKey& before,
                                         const StepKey& now, Programs& programs) {
  std::vector<std::string> reasons;
  if (before.target != now.target) {
    reasons.push_back(fmt::format("target: {} → {}", before.target, now.target));
  }
  if (before.code != now.code) {
    std::vector<std::string> code = programs.differences(before.code, now.code);
    if (code.empty()) {
      code.emplace_back("code changed");
    }
    std::move(code.begin(), code.end(), std::back_inserter(reasons));
  }
  compare_consumed(before, now, reasons);
  compare_config(stack, before, now, reasons);
  if (before.toolchain != now.toolchain) {
    reasons.push_back(fmt::format("toolchain: {} → {}", before.toolchain, now.toolchain));
  }
  // What is consumed and no longer known in the same way is no proof either.
  if (reasons.empty() && json_of(&before.consumed) != json_of(&now.consumed)) {
    reasons.emplace_back("what it reads of other stacks changed");
  }
  return reasons;
}

} // namespace cloud::planner

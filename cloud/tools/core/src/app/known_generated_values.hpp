#pragma once

#include "ports/generated_values.hpp"

namespace cloud::app {

// The generated values there are. One that is still to be made is told as a text that no value can
// be equal to, and nothing is stored: a plan changes nothing.
class KnownGeneratedValues : public GeneratedValues {
public:
  explicit KnownGeneratedValues(GeneratedValues& values) : values_(values) {}

  [[nodiscard]] Result<std::optional<Secret>> find(const GeneratedValueKey& key) override {
    return values_.find(key);
  }
  [[nodiscard]] Result<Secret> get_or_create(const GeneratedValueKey& key,
                                             const std::function<Secret()>& /*make*/) override {
    CLOUD_TRY(const std::optional<Secret> known, values_.find(key));
    return known.value_or(Secret("(made when the stack is deployed)"));
  }

private:
  GeneratedValues& values_;
};

} // namespace cloud::app

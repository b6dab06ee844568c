#pragma once

#include "model/unknown_mark.hpp"
#include "ports/generated_values.hpp"

namespace cloud::app {

// The generated values there are. One that is still to be made is unknown, and nothing is stored: a
// plan and a preview change nothing.
class KnownGeneratedValues : public GeneratedValues {
public:
  explicit KnownGeneratedValues(GeneratedValues& values) : values_(values) {}

  [[nodiscard]] Result<std::optional<Secret>> find(const GeneratedValueKey& key) override {
    return values_.find(key);
  }
  [[nodiscard]] Result<Secret> get_or_create(const GeneratedValueKey& key,
                                             const std::function<Secret()>& /*make*/) override {
    CLOUD_TRY(const std::optional<Secret> known, values_.find(key));
    // "password calculate:password:24": where the value is used, and what makes it.
    const std::string_view name = key.key;
    return known.value_or(Secret(unknown_mark(name.substr(name.find(" calculate:") + 1))));
  }

private:
  GeneratedValues& values_;
};

} // namespace cloud::app

#pragma once

#include "ports/clock.hpp"
#include "ports/config_cipher.hpp"
#include "ports/generated_values.hpp"
#include "store/sqlite/store_file.hpp"

namespace cloud::store {

// Generated values in the store's file, encrypted with the installation's passphrase. For one
// thread at a time.
class SqliteGeneratedValues : public GeneratedValues {
public:
  SqliteGeneratedValues(StoreFile& file, ConfigCipher& cipher, Clock& clock)
      : file_(file), cipher_(cipher), clock_(clock) {}

  [[nodiscard]] Result<std::optional<Secret>> find(const GeneratedValueKey& key) override;
  [[nodiscard]] Result<Secret> get_or_create(const GeneratedValueKey& key,
                                             const std::function<Secret()>& generate) override;

private:
  StoreFile& file_;
  ConfigCipher& cipher_;
  Clock& clock_;
};

} // namespace cloud::store

#include "store/sqlite/generated_values.hpp"

#include "store/sqlite/rows.hpp"
#include "store/sqlite/statement.hpp"
#include "store/sqlite/transaction.hpp"

#include <fmt/format.h>

namespace cloud::store {
namespace {

Result<std::optional<std::string>> ciphertext_of(Database& database, const GeneratedValueKey& key) {
  return query_one<std::string>(
      database,
      "SELECT ciphertext FROM generated_values "
      "WHERE deployment = ? AND environment = ? AND stack = ? AND key = ?",
      [](Columns& columns) -> Result<std::string> { return columns.text(); }, key.deployment.str(),
      key.environment.str(), key.stack.str(), key.key);
}

Result<void> insert(Database& database, const GeneratedValueKey& key, const std::string& ciphertext,
                    TimePoint now) {
  return execute(database,
                 "INSERT INTO generated_values "
                 "(deployment, environment, stack, key, ciphertext, created_at) "
                 "VALUES (?, ?, ?, ?, ?, ?)",
                 key.deployment.str(), key.environment.str(), key.stack.str(), key.key, ciphertext,
                 to_column(now));
}

Result<Secret> decrypt(ConfigCipher& cipher, const std::string& ciphertext,
                       const GeneratedValueKey& key) {
  Result<Secret> plain = cipher.decrypt(ciphertext);
  if (!plain) {
    return fail(
        with_context(std::move(plain).error(),
                     fmt::format("while reading the generated value {} of stack {} in {} {}",
                                 key.key, key.stack, key.deployment, key.environment)));
  }
  return plain;
}

} // namespace

Result<std::optional<Secret>> SqliteGeneratedValues::find(const GeneratedValueKey& key) {
  CLOUD_TRY(Database * database, file_.for_reading());
  if (database == nullptr) {
    return std::nullopt;
  }
  CLOUD_TRY(const std::optional<std::string> known, ciphertext_of(*database, key));
  if (!known) {
    return std::nullopt;
  }
  CLOUD_TRY(Secret value, decrypt(cipher_, *known, key));
  return value;
}

Result<Secret> SqliteGeneratedValues::get_or_create(const GeneratedValueKey& key,
                                                    const std::function<Secret()>& generate) {
  CLOUD_TRY(Database * database, file_.for_writing());
  CLOUD_TRY(const std::optional<std::string> known, ciphertext_of(*database, key));
  if (known) {
    return decrypt(cipher_, *known, key);
  }
  // Encrypting derives a key the first time, which takes long: not inside the transaction.
  const Secret made = generate();
  CLOUD_TRY(const std::string ciphertext, cipher_.encrypt(made));
  CLOUD_TRY(Transaction transaction, Transaction::begin(*database));
  CLOUD_TRY(const std::optional<std::string> winner, ciphertext_of(*database, key));
  if (winner) {
    return decrypt(cipher_, *winner, key);
  }
  CLOUD_CHECK(insert(*database, key, ciphertext, clock_.now()));
  CLOUD_CHECK(transaction.commit());
  return made;
}

} // namespace cloud::store

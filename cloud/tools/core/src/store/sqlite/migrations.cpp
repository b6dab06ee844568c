#include "store/sqlite/migrations.hpp"

#include "store/sqlite/statement.hpp"
#include "store/sqlite/transaction.hpp"

#include <fmt/format.h>

namespace cloud::store {
namespace {

Result<int> schema_number(Database& database) {
  CLOUD_TRY(Statement statement, Statement::prepare(database, "PRAGMA user_version"));
  CLOUD_CHECK(statement.step());
  return static_cast<int>(Columns(statement).integer());
}

// A migration may make a table anew that others refer to; what they refer to is looked at
// afterwards. The switch has no effect inside a transaction.
class WithoutForeignKeys {
public:
  explicit WithoutForeignKeys(Database& database) : database_(database) {
    (void)database_.execute("PRAGMA foreign_keys = OFF");
  }
  ~WithoutForeignKeys() { (void)database_.execute("PRAGMA foreign_keys = ON"); }
  WithoutForeignKeys(const WithoutForeignKeys&) = delete;
  WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;

private:
  Database& database_;
};

Result<void> check_references(Database& database, const Migration& migration) {
  CLOUD_TRY(Statement statement, Statement::prepare(database, "PRAGMA foreign_key_check"));
  CLOUD_TRY(const bool found, statement.step());
  return found ? Result<void>(fail(ErrorCode::internal,
                                   fmt::format("{}: migration {} would leave rows that refer to "
                                               "nothing",
                                               database.path().string(), migration.name)))
               : Result<void>{};
}

Result<void> apply(Database& database, const Migration& migration) {
  const WithoutForeignKeys unchecked(database);
  CLOUD_TRY(Transaction transaction, Transaction::begin(database));
  // Another process may have applied it while this one waited for the write lock.
  CLOUD_TRY(const int number, schema_number(database));
  if (number >= migration.number) {
    return {};
  }
  CLOUD_CHECK(database.execute(std::string(migration.sql)));
  CLOUD_CHECK(check_references(database, migration));
  CLOUD_CHECK(database.execute(fmt::format("PRAGMA user_version = {}", migration.number)));
  return transaction.commit();
}

} // namespace

Result<void> migrate(Database& database, std::span<const Migration> migrations) {
  CLOUD_TRY(const int number, schema_number(database));
  const int newest = migrations.empty() ? 0 : migrations.back().number;
  if (number > newest) {
    return fail(
        ErrorCode::conflict,
        fmt::format("{}: written by a newer version of cloud (schema {}, this one knows {})",
                    database.path().string(), number, newest),
        "use the newer version of cloud");
  }
  for (const Migration& migration : migrations) {
    if (migration.number > number) {
      CLOUD_CHECK(apply(database, migration));
    }
  }
  return {};
}

} // namespace cloud::store

#pragma once

#include "store/sqlite/database.hpp"
#include "util/result.hpp"

#include <span>
#include <string_view>

namespace cloud::store {

// One step of the schema's history. The number is the `user_version` after it.
struct Migration {
  int number = 0;
  std::string_view name;
  std::string_view sql;
};

// Every file of migrations/, in order; built in, so that the program needs no files at run time.
[[nodiscard]] std::span<const Migration> built_in_migrations();

// Brings the database to the last of `migrations`, one transaction each; does nothing when it is
// there. Safe when several processes do it at once. Fails with `conflict` when the database is
// newer than the last migration.
[[nodiscard]] Result<void> migrate(Database& database, std::span<const Migration> migrations);

} // namespace cloud::store

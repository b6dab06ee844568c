#include "store/sqlite/store_file.hpp"

#include "store/sqlite/migrations.hpp"

namespace cloud::store {

Result<Database*> StoreFile::for_reading() {
  if (database_) {
    return &*database_;
  }
  CLOUD_TRY(std::optional<Database> database, Database::open_if_exists(path_));
  if (!database) {
    return nullptr;
  }
  return adopt(*std::move(database));
}

Result<Database*> StoreFile::for_writing() {
  if (database_) {
    return &*database_;
  }
  CLOUD_TRY(Database database, Database::open(path_));
  return adopt(std::move(database));
}

Result<Database*> StoreFile::adopt(Database database) {
  CLOUD_CHECK(migrate(database, built_in_migrations()));
  database_ = std::move(database);
  return &*database_;
}

} // namespace cloud::store

#include "store/sqlite/transaction.hpp"

namespace cloud::store {

Result<Transaction> Transaction::begin(Database& database) {
  CLOUD_CHECK(database.execute("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::~Transaction() {
  if (database_ != nullptr) {
    // A full disk may have rolled it back already; then there is nothing left to undo.
    static_cast<void>(database_->execute("ROLLBACK"));
  }
}

Result<void> Transaction::commit() {
  CLOUD_CHECK(database_->execute("COMMIT"));
  database_ = nullptr;
  return {};
}

} // namespace cloud::store

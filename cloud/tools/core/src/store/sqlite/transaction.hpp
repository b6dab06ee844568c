#pragma once

#include "store/sqlite/database.hpp"
#include "util/result.hpp"

#include <utility>

namespace cloud::store {

// A write transaction: takes the write lock at once, so that what it reads stays true until it
// commits. Undone when it goes out of scope without a commit.
class Transaction {
public:
  [[nodiscard]] static Result<Transaction> begin(Database& database);

  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  [[nodiscard]] Result<void> commit();

private:
  explicit Transaction(Database& database) : database_(&database) {}

  Database* database_; // null once committed or moved away
};

} // namespace cloud::store

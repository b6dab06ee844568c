#include "store/sqlite/statement.hpp"

#include "store/sqlite/sqlite_error.hpp"

#include <sqlite3.h>

namespace cloud::store {

void Statement::Finalizer::operator()(sqlite3_stmt* handle) const {
  ::sqlite3_finalize(handle);
}

Result<Statement> Statement::prepare(Database& database, std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  const int status = ::sqlite3_prepare_v2(database.handle(), sql.data(),
                                          static_cast<int>(sql.size()), &handle, nullptr);
  Statement statement(database, handle);
  if (status != SQLITE_OK) {
    return fail(sqlite_error(database));
  }
  return statement;
}

// A bind fails only for a question mark that does not exist or without memory; the step that
// follows then fails as well.
void Statement::bind_at(int index, std::string_view text) {
  ::sqlite3_bind_text64(handle_.get(), index, text.data() == nullptr ? "" : text.data(),
                        text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind_at(int index, std::int64_t number) {
  ::sqlite3_bind_int64(handle_.get(), index, number);
}

void Statement::bind_at(int index, std::nullopt_t /*nothing*/) {
  ::sqlite3_bind_null(handle_.get(), index);
}

Result<bool> Statement::step() {
  switch (::sqlite3_step(handle_.get())) {
  case SQLITE_ROW:
    return true;
  case SQLITE_DONE:
    return false;
  default:
    return fail(sqlite_error(*database_));
  }
}

std::string Columns::text() {
  return optional_text().value_or(std::string());
}

std::int64_t Columns::integer() {
  return ::sqlite3_column_int64(statement_.handle(), next_++);
}

std::optional<std::string> Columns::optional_text() {
  const int column = next_++;
  const auto* bytes =
      reinterpret_cast<const char*>(::sqlite3_column_text(statement_.handle(), column));
  if (bytes == nullptr) {
    return std::nullopt;
  }
  return std::string(bytes,
                     static_cast<size_t>(::sqlite3_column_bytes(statement_.handle(), column)));
}

std::optional<std::int64_t> Columns::optional_integer() {
  const int column = next_++;
  if (::sqlite3_column_type(statement_.handle(), column) == SQLITE_NULL) {
    return std::nullopt;
  }
  return ::sqlite3_column_int64(statement_.handle(), column);
}

} // namespace cloud::store

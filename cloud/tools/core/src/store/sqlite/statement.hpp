#pragma once

#include "store/sqlite/database.hpp"
#include "util/result.hpp"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_stmt;

namespace cloud::store {

// One prepared statement. Parameters are bound in the order of their question marks.
class Statement {
public:
  [[nodiscard]] static Result<Statement> prepare(Database& database, std::string_view sql);

  template <class... Arguments>
  void bind(const Arguments&... arguments) {
    int index = 0;
    (bind_at(++index, arguments), ...);
  }

  // True while there is a row.
  [[nodiscard]] Result<bool> step();

  [[nodiscard]] sqlite3_stmt* handle() { return handle_.get(); }

private:
  struct Finalizer {
    void operator()(sqlite3_stmt* handle) const;
  };

  Statement(Database& database, sqlite3_stmt* handle) : database_(&database), handle_(handle) {}

  void bind_at(int index, std::string_view text);
  void bind_at(int index, std::int64_t number);
  void bind_at(int index, std::nullopt_t nothing);
  template <std::integral Number>
  void bind_at(int index, Number number) {
    bind_at(index, static_cast<std::int64_t>(number));
  }
  template <class T>
  void bind_at(int index, const std::optional<T>& value) {
    if (value) {
      bind_at(index, *value);
    } else {
      bind_at(index, std::nullopt);
    }
  }

  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
};

// Reads the current row from left to right, in the order of the select list.
class Columns {
public:
  explicit Columns(Statement& statement) : statement_(statement) {}

  [[nodiscard]] std::string text();
  [[nodiscard]] std::int64_t integer();
  [[nodiscard]] std::optional<std::string> optional_text();
  [[nodiscard]] std::optional<std::int64_t> optional_integer();

private:
  Statement& statement_;
  int next_ = 0;
};

// Runs one statement that returns no rows.
template <class... Arguments>
[[nodiscard]] Result<void> execute(Database& database, std::string_view sql,
                                   const Arguments&... arguments) {
  CLOUD_TRY(Statement statement, Statement::prepare(database, sql));
  statement.bind(arguments...);
  CLOUD_CHECK(statement.step());
  return {};
}

// All rows of a query, each read by `read(Columns&) -> Result<T>`.
template <class T, class Read, class... Arguments>
[[nodiscard]] Result<std::vector<T>> query(Database& database, std::string_view sql, Read read,
                                           const Arguments&... arguments) {
  CLOUD_TRY(Statement statement, Statement::prepare(database, sql));
  statement.bind(arguments...);
  std::vector<T> rows;
  while (true) {
    CLOUD_TRY(const bool has_row, statement.step());
    if (!has_row) {
      return rows;
    }
    Columns columns(statement);
    CLOUD_TRY(T row, read(columns));
    rows.push_back(std::move(row));
  }
}

// The first row of a query, or none.
template <class T, class Read, class... Arguments>
[[nodiscard]] Result<std::optional<T>> query_one(Database& database, std::string_view sql,
                                                 Read read, const Arguments&... arguments) {
  CLOUD_TRY(std::vector<T> rows, query<T>(database, sql, std::move(read), arguments...));
  if (rows.empty()) {
    return std::nullopt;
  }
  return std::move(rows.front());
}

} // namespace cloud::store

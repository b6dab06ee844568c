#include "store/sqlite/sqlite_error.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>

namespace cloud::store {
namespace {

constexpr const char* k_damaged_hint =
    "move the file away or put back a copy of it: what is deployed is not touched, only the "
    "history of runs is kept there";

// The system's own words, where the failure came from the system.
std::string reason(sqlite3* handle) {
  const int number = ::sqlite3_system_errno(handle);
  return number != 0 ? std::strerror(number) : ::sqlite3_errmsg(handle);
}

} // namespace

Error sqlite_error(Database& database) {
  sqlite3* handle = database.handle();
  const std::string file = database.path().string();
  switch (::sqlite3_errcode(handle) & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return {ErrorCode::unavailable,
            fmt::format("{}: another cloud process keeps the store busy", file),
            {},
            "wait for the other command to end, then try again"};
  case SQLITE_FULL:
    return {ErrorCode::unavailable,
            fmt::format("cannot write {}: no space left on the disk", file),
            {},
            "free some space, then run the command again"};
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return damaged(database, ::sqlite3_errmsg(handle));
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return {ErrorCode::unavailable,
            fmt::format("cannot write {}: {}", file, ::sqlite3_errmsg(handle)),
            {},
            "check who owns the file and its folder"};
  case SQLITE_CANTOPEN:
    return {ErrorCode::unavailable,
            fmt::format("cannot open {}: {}", file, reason(handle)),
            {},
            "check who owns the file and its folder"};
  case SQLITE_IOERR:
    return {ErrorCode::unavailable, fmt::format("cannot use {}: {}", file, reason(handle)), {}, {}};
  default:
    return {ErrorCode::internal, fmt::format("{}: {}", file, ::sqlite3_errmsg(handle)), {}, {}};
  }
}

Error damaged(const Database& database, std::string_view what) {
  return {ErrorCode::unavailable,
          fmt::format("{}: the store is damaged ({})", database.path().string(), what),
          {},
          k_damaged_hint};
}

} // namespace cloud::store

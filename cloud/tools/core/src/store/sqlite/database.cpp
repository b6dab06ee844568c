#include "store/sqlite/database.hpp"

#include "store/sqlite/sqlite_error.hpp"
#include "util/file_descriptor.hpp"
#include "util/files.hpp"

#include <sqlite3.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <chrono>

namespace cloud::store {
namespace {

// How long a writer waits for another process. Transactions take milliseconds; whoever holds the
// lock longer than this is stopped or stuck.
constexpr std::chrono::milliseconds k_busy_timeout = std::chrono::seconds(15);

// A rollback journal, because the write-ahead log of SQLite 3.7.0 to 3.51.2 can corrupt a database
// that two connections write. With synchronous=FULL the truncation of the journal is synced too, so
// that a commit which has returned survives a power cut.
constexpr const char* k_settings = "PRAGMA journal_mode = TRUNCATE;"
                                   "PRAGMA synchronous = FULL;"
                                   "PRAGMA foreign_keys = ON;";

} // namespace

void Database::Closer::operator()(sqlite3* handle) const {
  ::sqlite3_close_v2(handle);
}

Result<Database> Database::open(const std::filesystem::path& path) {
  CLOUD_CHECK(make_directories(path.parent_path(), k_private_directory));
  // SQLite would create the file with the umask's mode; its journals copy the mode of the file.
  const FileDescriptor file(
      ::open(path.c_str(), O_RDONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, k_private_file));
  if (!file.valid()) {
    return fail(system_error("cannot open", path));
  }
  return connect(path);
}

Result<std::optional<Database>> Database::open_if_exists(const std::filesystem::path& path) {
  if (::access(path.c_str(), F_OK) == 0) {
    return connect(path);
  }
  if (errno == ENOENT) {
    return std::nullopt;
  }
  return fail(system_error("cannot open", path));
}

Result<Database> Database::connect(const std::filesystem::path& path) {
  sqlite3* raw = nullptr;
  const int status =
      ::sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, nullptr);
  Database database(std::unique_ptr<sqlite3, Closer>(raw), path);
  if (status != SQLITE_OK) {
    return fail(sqlite_error(database));
  }
  ::sqlite3_extended_result_codes(raw, 1);
  ::sqlite3_busy_timeout(raw, static_cast<int>(k_busy_timeout.count()));
  CLOUD_CHECK(database.execute(k_settings));
  return database;
}

Result<void> Database::execute(const std::string& script) {
  if (::sqlite3_exec(handle_.get(), script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return fail(sqlite_error(*this));
  }
  return {};
}

} // namespace cloud::store

#pragma once

#include "util/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

struct sqlite3;

namespace cloud::store {

// An open connection to one SQLite file, for one thread at a time. Every commit is on the disk
// before it returns. Other processes may have the same file open: writers wait for each other.
class Database {
public:
  // Opens the file, creating it (0600) and its folder (0700) where they are missing.
  // Errors: unavailable (no permission, damaged, not a database).
  [[nodiscard]] static Result<Database> open(const std::filesystem::path& path);
  // The same for a file that must not be created; none when it does not exist.
  [[nodiscard]] static Result<std::optional<Database>>
  open_if_exists(const std::filesystem::path& path);

  // Runs a script of statements that return nothing.
  [[nodiscard]] Result<void> execute(const std::string& script);

  [[nodiscard]] sqlite3* handle() { return handle_.get(); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  struct Closer {
    void operator()(sqlite3* handle) const;
  };

  Database(std::unique_ptr<sqlite3, Closer> handle, std::filesystem::path path)
      : handle_(std::move(handle)), path_(std::move(path)) {}
  [[nodiscard]] static Result<Database> connect(const std::filesystem::path& path);

  std::unique_ptr<sqlite3, Closer> handle_;
  std::filesystem::path path_;
};

} // namespace cloud::store

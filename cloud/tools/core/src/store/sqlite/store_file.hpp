#pragma once

#include "store/sqlite/database.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <optional>

namespace cloud::store {

// The store's file, opened when it is first needed: commands that only look cost nothing where
// nothing was ever stored, and never create it. For one thread at a time.
class StoreFile {
public:
  explicit StoreFile(std::filesystem::path path) : path_(std::move(path)) {}

  // The open database with the newest schema, or null when the file does not exist yet.
  [[nodiscard]] Result<Database*> for_reading();
  // The same, creating it.
  [[nodiscard]] Result<Database*> for_writing();

private:
  [[nodiscard]] Result<Database*> adopt(Database database);

  std::filesystem::path path_;
  std::optional<Database> database_;
};

} // namespace cloud::store

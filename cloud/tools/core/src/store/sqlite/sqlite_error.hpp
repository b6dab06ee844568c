#pragma once

#include "store/sqlite/database.hpp"
#include "util/error.hpp"

namespace cloud::store {

// What the last failed call on this connection means to a person, with the file's name.
[[nodiscard]] Error sqlite_error(Database& database);

// For rows that contradict the schema: `what` says which.
[[nodiscard]] Error damaged(const Database& database, std::string_view what);

} // namespace cloud::store

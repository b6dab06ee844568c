#include "store/sqlite/snapshots.hpp"

#include "store/sqlite/json_columns.hpp"
#include "store/sqlite/rows.hpp"
#include "store/sqlite/sealed_config.hpp"
#include "store/sqlite/statement.hpp"
#include "util/digest.hpp"

#include <fmt/format.h>

#include <utility>

namespace cloud::store {
namespace {

// The key has digests of secrets, so equal keys have equal configurations.
SnapshotId id_of(const Snapshot& snapshot) {
  Digest digest;
  for (const std::string& field :
       {snapshot.key.code, to_column(snapshot.key.config), snapshot.key.toolchain,
        snapshot.key.target, to_column(snapshot.key.consumed), snapshot.bundle}) {
    digest.add_field(field);
  }
  return SnapshotId(digest.hex());
}

// A row of `table` by its id, read by `read`.
template <class T, class Read>
Result<T> row(StoreFile& file, const char* columns, const char* table, const std::string& id,
              Read read) {
  CLOUD_TRY(Database * database, file.for_reading());
  std::optional<T> found;
  if (database != nullptr) {
    CLOUD_TRY(found, query_one<T>(
                         *database, fmt::format("SELECT {} FROM {} WHERE id = ?", columns, table),
                         [&](Columns& row) { return read(*database, row); }, id));
  }
  if (!found) {
    return fail(ErrorCode::not_found, "what was deployed then is not kept any more");
  }
  return *std::move(found);
}

Result<bool> has_snapshot(Database& database, const SnapshotId& id) {
  CLOUD_TRY(const std::optional<std::int64_t> found,
            query_one<std::int64_t>(
                database, "SELECT 1 FROM snapshots WHERE id = ?",
                [](Columns& columns) -> Result<std::int64_t> { return columns.integer(); },
                id.str()));
  return found.has_value();
}

constexpr const char* k_key_columns =
    "key_code, key_config, key_toolchain, key_target, key_consumed";

struct StoredSnapshot {
  StepKey key;
  std::string bundle;
  std::string config;
};

} // namespace

Result<SnapshotId> SqliteSnapshots::put(const Snapshot& snapshot) {
  CLOUD_TRY(Database * database, file_.for_writing());
  SnapshotId id = id_of(snapshot);
  CLOUD_TRY(const bool known, has_snapshot(*database, id));
  if (known) {
    return id;
  }
  CLOUD_TRY(const std::string config, sealed(Value::Map{{"resolved", snapshot.config, {}},
                                                        {"unresolved", snapshot.unresolved, {}}},
                                             cipher_));
  CLOUD_CHECK(execute(*database,
                      "INSERT OR IGNORE INTO snapshots (id, key_code, key_config, key_toolchain, "
                      "key_target, key_consumed, bundle, config) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                      id.str(), snapshot.key.code, to_column(snapshot.key.config),
                      snapshot.key.toolchain, snapshot.key.target, to_column(snapshot.key.consumed),
                      snapshot.bundle, config));
  return id;
}

Result<Snapshot> SqliteSnapshots::get(const SnapshotId& id) {
  const std::string columns = fmt::format("{}, bundle, config", k_key_columns);
  CLOUD_TRY(
      StoredSnapshot stored,
      row<StoredSnapshot>(file_, columns.c_str(), "snapshots", id.str(),
                          [](const Database& database, Columns& read) -> Result<StoredSnapshot> {
                            StoredSnapshot found;
                            CLOUD_TRY(found.key, read_key(database, read));
                            found.bundle = read.text();
                            found.config = read.text();
                            return found;
                          }));
  CLOUD_TRY(const Value config, unsealed(stored.config, cipher_));
  const Value* resolved = config.find("resolved");
  const Value* unresolved = config.find("unresolved");
  if (resolved == nullptr || unresolved == nullptr) {
    return fail(ErrorCode::internal, fmt::format("snapshot {} has no configuration", id));
  }
  return Snapshot{std::move(stored.key), std::move(stored.bundle), *resolved, *unresolved};
}

Result<StepKey> SqliteSnapshots::key(const SnapshotId& id) {
  return row<StepKey>(file_, k_key_columns, "snapshots", id.str(), read_key);
}

Result<std::string> SqliteSnapshots::put_manifest(const std::string& text) {
  CLOUD_TRY(Database * database, file_.for_writing());
  std::string name = sha256_hex(text);
  CLOUD_TRY(const std::string sealed_text, cipher_.encrypt(Secret(text)));
  CLOUD_CHECK(execute(*database, "INSERT OR IGNORE INTO manifests (id, text) VALUES (?, ?)", name,
                      sealed_text));
  return name;
}

Result<std::string> SqliteSnapshots::manifest(const std::string& name) {
  CLOUD_TRY(const std::string sealed_text,
            row<std::string>(
                file_, "text", "manifests", name,
                [](const Database&, Columns& read) -> Result<std::string> { return read.text(); }));
  CLOUD_TRY(const Secret text, cipher_.decrypt(sealed_text));
  return text.reveal();
}

} // namespace cloud::store

#include "store/sqlite/migrations.hpp"
#include "store/sqlite/statement.hpp"
#include "test_support/temporary_directory.hpp"

#include <gmock/gmock.h>

namespace cloud::store {
namespace {

using testing::ElementsAre;

class MigrationsTest : public testing::Test {
protected:
  test_support::TemporaryDirectory folder_;
  Database database_ = Database::open(folder_.path() / "cloud.db").value();

  std::vector<std::string> tables() {
    return query<std::string>(
               database_, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
               [](Columns& columns) -> Result<std::string> { return columns.text(); })
        .value();
  }
  std::string text_of(const char* query) {
    return query_one<std::string>(
               database_, query,
               [](Columns& columns) -> Result<std::string> { return columns.text(); })
        .value()
        .value();
  }
  std::int64_t schema_number() {
    return query_one<std::int64_t>(
               database_, "PRAGMA user_version",
               [](Columns& columns) -> Result<std::int64_t> { return columns.integer(); })
        .value()
        .value();
  }
};

TEST_F(MigrationsTest, AreNumberedFromOneWithoutHoles) {
  int expected = 1;
  for (const Migration& migration : built_in_migrations()) {
    EXPECT_EQ(migration.number, expected++) << migration.name;
  }
}

TEST_F(MigrationsTest, BuildTheSchemaOnce) {
  ASSERT_TRUE(migrate(database_, built_in_migrations()));
  ASSERT_TRUE(migrate(database_, built_in_migrations()));

  EXPECT_THAT(tables(), ElementsAre("deployed_stacks", "events", "generated_values", "locks",
                                    "manifests", "runs", "snapshots", "steps", "versions"));
  EXPECT_EQ(schema_number(), built_in_migrations().back().number);
}

TEST_F(MigrationsTest, ContinueWhereTheDatabaseStands) {
  const Migration both[] = {{1, "one", "CREATE TABLE one (x)"}, {2, "two", "CREATE TABLE two (x)"}};
  ASSERT_TRUE(migrate(database_, std::span(both).first(1)));
  ASSERT_TRUE(database_.execute("INSERT INTO one VALUES (1)"));

  ASSERT_TRUE(migrate(database_, both));

  EXPECT_THAT(tables(), ElementsAre("one", "two"));
  EXPECT_EQ(schema_number(), 2);
}

TEST_F(MigrationsTest, LeaveNothingHalfDone) {
  const Migration broken[] = {{1, "one", "CREATE TABLE one (x)"},
                              {2, "two", "CREATE TABLE two (x); CREATE TABLE one (x)"}};

  EXPECT_FALSE(migrate(database_, broken));

  EXPECT_THAT(tables(), ElementsAre("one"));
  EXPECT_EQ(schema_number(), 1);
}

TEST_F(MigrationsTest, KeepRunsAndWhatRefersToThemWhenTheirTableIsMadeAnew) {
  ASSERT_TRUE(migrate(database_, built_in_migrations().first(3)));
  ASSERT_TRUE(database_.execute(
      "INSERT INTO runs VALUES (1, 'r1', 'D1', 'dev', 'destroy', 'completed', 'ada', 'h', 1, 1, "
      "'', 1, 2);"
      "INSERT INTO events VALUES (1, 1, 'output', 0, '', '{}');"
      "INSERT INTO versions VALUES ('D1', 'dev', 1, 1, 0, '{\"stacks\":[\"dns\"]}');"
      "INSERT INTO steps (run, stack, attempt, state, key_code, key_config, key_toolchain, "
      "key_target, key_consumed, workspace, undo_point, blocked_by, changes) VALUES (1, 'dns', 1, "
      "'completed', '', '{}', '', '', '{}', '', '', '', '{}')"));

  ASSERT_TRUE(migrate(database_, built_in_migrations()));

  EXPECT_EQ(text_of("SELECT id || ' ' || operation FROM runs"), "r1 destroy");
  EXPECT_EQ(text_of("SELECT runs.id FROM events JOIN runs ON runs.number = events.run"), "r1");
  EXPECT_EQ(text_of("SELECT action FROM steps"), "remove");
  EXPECT_EQ(text_of("SELECT content FROM versions"), "{\"manifest\":\"\",\"stacks\":{}}");
  // Rows still have to refer to something.
  EXPECT_FALSE(database_.execute("INSERT INTO events VALUES (7, 1, 'output', 0, '', '{}')"));
}

TEST_F(MigrationsTest, LeaveNoRowThatRefersToNothing) {
  const Migration losing[] = {
      {1, "one", "CREATE TABLE a (x PRIMARY KEY); CREATE TABLE b (x REFERENCES a (x))"},
      {2, "two", "INSERT INTO b VALUES (1)"}};

  const Result<void> migrated = migrate(database_, losing);

  ASSERT_FALSE(migrated);
  EXPECT_THAT(migrated.error().message,
              testing::EndsWith("migration two would leave rows that refer to nothing"));
  EXPECT_EQ(schema_number(), 1);
}

TEST_F(MigrationsTest, RefuseAHoleInTheEventsOfARun) {
  ASSERT_TRUE(migrate(database_, built_in_migrations()));
  ASSERT_TRUE(database_.execute(
      "INSERT INTO runs (number, id, deployment, environment, operation, state, user, host, "
      "owner_pid, owner_start_time, owner_boot_id, started_at) "
      "VALUES (1, 'r1', 'D1', 'dev', 'deploy', 'running', '', '', 1, 1, '', 1);"
      "INSERT INTO events VALUES (1, 1, 'output', 0, '', '{}')"));

  const Result<void> hole =
      database_.execute("INSERT INTO events VALUES (1, 3, 'output', 0, '', '{}')");

  ASSERT_FALSE(hole);
  EXPECT_THAT(hole.error().message,
              testing::EndsWith("events of a run are numbered without holes"));
}

TEST_F(MigrationsTest, RefuseASecondChangingRunOfAnEnvironment) {
  ASSERT_TRUE(migrate(database_, built_in_migrations()));
  const auto begin = [this](const std::string& id) {
    return database_.execute(
        "INSERT INTO runs (id, deployment, environment, operation, state, user, host, owner_pid, "
        "owner_start_time, owner_boot_id, started_at) VALUES ('" +
        id + "', 'D1', 'dev', 'deploy', 'running', '', '', 1, 1, '', 1)");
  };
  ASSERT_TRUE(begin("r1"));

  EXPECT_FALSE(begin("r2"));

  ASSERT_TRUE(database_.execute("UPDATE runs SET lock_freed_at = 1 WHERE id = 'r1'"));
  EXPECT_TRUE(begin("r2"));
}

} // namespace
} // namespace cloud::store

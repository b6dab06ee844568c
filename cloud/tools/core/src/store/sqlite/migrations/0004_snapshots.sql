-- What each step was made from, so that it can be applied again: versions, and going back to them.

-- A content that two steps share is stored once: each row is named by what it holds.
CREATE TABLE snapshots (
  id            TEXT PRIMARY KEY CHECK (id <> ''),
  key_code      TEXT NOT NULL,
  key_config    TEXT NOT NULL CHECK (json_valid(key_config)),
  key_toolchain TEXT NOT NULL,
  key_target    TEXT NOT NULL,
  key_consumed  TEXT NOT NULL CHECK (json_valid(key_consumed)),
  bundle        TEXT NOT NULL,
  config        TEXT NOT NULL CHECK (config LIKE 'v1:%')   -- never plain text
) STRICT, WITHOUT ROWID;

CREATE TABLE manifests (
  id   TEXT PRIMARY KEY CHECK (id <> ''),
  text TEXT NOT NULL CHECK (text LIKE 'v1:%')   -- it may hold passwords: never plain text
) STRICT, WITHOUT ROWID;

ALTER TABLE steps ADD COLUMN action TEXT NOT NULL DEFAULT 'apply'
  CHECK (action IN ('apply', 'restore', 'remove'));
ALTER TABLE steps ADD COLUMN snapshot TEXT NOT NULL DEFAULT '';
-- How the stack stood before its run: whether it had a state, and what that had been made from.
ALTER TABLE steps ADD COLUMN before_existed INTEGER NOT NULL DEFAULT 0
  CHECK (before_existed IN (0, 1));
ALTER TABLE steps ADD COLUMN before_snapshot TEXT NOT NULL DEFAULT '';
ALTER TABLE steps ADD COLUMN before_run TEXT NOT NULL DEFAULT '';
UPDATE steps SET action = 'remove'
  WHERE run IN (SELECT number FROM runs WHERE operation = 'destroy');
ALTER TABLE deployed_stacks ADD COLUMN snapshot TEXT NOT NULL DEFAULT '';

-- Nothing had been kept of the stacks of earlier versions.
UPDATE versions SET content = '{"manifest":"","stacks":{}}';

-- Rollbacks, and runs that ended in one. SQLite changes a CHECK only by making the table anew.
CREATE TABLE runs_with_rollbacks (
  number      INTEGER PRIMARY KEY,   -- in the order of beginning
  id          TEXT    NOT NULL UNIQUE CHECK (id <> ''),
  deployment  TEXT    NOT NULL CHECK (deployment <> ''),
  environment TEXT    NOT NULL CHECK (environment <> ''),
  operation   TEXT    NOT NULL CHECK (operation IN ('deploy', 'destroy', 'preview', 'rollback')),
  state       TEXT    NOT NULL
              CHECK (state IN ('running', 'completed', 'failed', 'cancelled', 'interrupted',
                               'rolled_back')),
  user        TEXT    NOT NULL,
  host        TEXT    NOT NULL,
  owner_pid        INTEGER NOT NULL,
  owner_start_time INTEGER NOT NULL,
  owner_boot_id    TEXT    NOT NULL,
  started_at  INTEGER NOT NULL,
  finished_at INTEGER,
  CHECK ((state = 'running') = (finished_at IS NULL))
) STRICT;
INSERT INTO runs_with_rollbacks SELECT * FROM runs;
DROP TABLE runs;
ALTER TABLE runs_with_rollbacks RENAME TO runs;
CREATE INDEX runs_of_environment ON runs (deployment, environment, number);
CREATE UNIQUE INDEX one_changing_run ON runs (deployment, environment)
  WHERE state = 'running' AND operation <> 'preview';

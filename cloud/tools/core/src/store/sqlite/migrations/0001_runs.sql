-- Runs, their steps and events, and what is known of the deployed stacks.
-- Times are milliseconds since 1970 in UTC; columns checked with json_valid hold JSON.

CREATE TABLE runs (
  number      INTEGER PRIMARY KEY,   -- in the order of beginning
  id          TEXT    NOT NULL UNIQUE CHECK (id <> ''),
  deployment  TEXT    NOT NULL CHECK (deployment <> ''),
  environment TEXT    NOT NULL CHECK (environment <> ''),
  operation   TEXT    NOT NULL CHECK (operation IN ('deploy', 'destroy', 'preview')),
  state       TEXT    NOT NULL
              CHECK (state IN ('running', 'completed', 'failed', 'cancelled', 'interrupted')),
  user        TEXT    NOT NULL,
  host        TEXT    NOT NULL,
  owner_pid        INTEGER NOT NULL,
  owner_start_time INTEGER NOT NULL,
  owner_boot_id    TEXT    NOT NULL,
  started_at  INTEGER NOT NULL,
  finished_at INTEGER,
  CHECK ((state = 'running') = (finished_at IS NULL))
) STRICT;

CREATE INDEX runs_of_environment ON runs (deployment, environment, number);

-- The lock below says the same; this holds even if somebody edits that table.
CREATE UNIQUE INDEX one_changing_run ON runs (deployment, environment)
  WHERE state = 'running' AND operation <> 'preview';

CREATE TABLE locks (
  deployment  TEXT    NOT NULL,
  environment TEXT    NOT NULL,
  run         INTEGER NOT NULL UNIQUE REFERENCES runs (number),
  PRIMARY KEY (deployment, environment)
) STRICT, WITHOUT ROWID;

-- One row an attempt. Written before Pulumi starts, so that a crash leaves what is needed to
-- continue: the key of what was about to run, where it runs, how to undo it, and who owns it.
CREATE TABLE steps (
  number      INTEGER PRIMARY KEY,   -- in the order of first being recorded
  run         INTEGER NOT NULL REFERENCES runs (number),
  stack       TEXT    NOT NULL CHECK (stack <> ''),
  attempt     INTEGER NOT NULL CHECK (attempt >= 1),
  state       TEXT    NOT NULL
              CHECK (state IN ('waiting', 'intent', 'running', 'completed', 'skipped', 'failed',
                               'blocked', 'cancelled')),
  key_code      TEXT NOT NULL,
  key_config    TEXT NOT NULL,
  key_toolchain TEXT NOT NULL,
  key_target    TEXT NOT NULL,
  key_consumed  TEXT NOT NULL CHECK (json_valid(key_consumed)),
  workspace   TEXT    NOT NULL,
  undo_point  TEXT    NOT NULL,
  guard_pid        INTEGER,
  guard_start_time INTEGER,
  guard_boot_id    TEXT,
  blocked_by  TEXT    NOT NULL,
  failure     TEXT    CHECK (failure IS NULL OR json_valid(failure)),
  changes     TEXT    NOT NULL CHECK (json_valid(changes)),
  started_at  INTEGER,
  finished_at INTEGER,
  UNIQUE (run, stack, attempt),
  CHECK ((guard_pid IS NULL) = (guard_start_time IS NULL)
     AND (guard_pid IS NULL) = (guard_boot_id IS NULL))
) STRICT;

CREATE INDEX completed_steps ON steps (stack, number) WHERE state = 'completed';

CREATE TABLE events (
  run      INTEGER NOT NULL REFERENCES runs (number),
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  type     TEXT    NOT NULL CHECK (type <> ''),
  time     INTEGER NOT NULL,
  stack    TEXT    NOT NULL,         -- empty for events of the whole run
  data     TEXT    NOT NULL CHECK (json_valid(data)),
  PRIMARY KEY (run, sequence)
) STRICT, WITHOUT ROWID;

-- A listener that has seen N asks for everything after N: there must be no hole.
CREATE TRIGGER events_are_dense BEFORE INSERT ON events
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM events WHERE run = NEW.run)
BEGIN
  SELECT RAISE(ABORT, 'events of a run are numbered without holes');
END;

CREATE TABLE versions (
  deployment  TEXT    NOT NULL,
  environment TEXT    NOT NULL,
  number      INTEGER NOT NULL CHECK (number >= 1),
  run         INTEGER NOT NULL UNIQUE REFERENCES runs (number),
  created_at  INTEGER NOT NULL,
  content     TEXT    NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (deployment, environment, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE deployed_stacks (
  deployment  TEXT    NOT NULL,
  environment TEXT    NOT NULL,
  stack       TEXT    NOT NULL CHECK (stack <> ''),
  run         INTEGER NOT NULL REFERENCES runs (number),
  last_result TEXT    NOT NULL
              CHECK (last_result IN ('completed', 'skipped', 'failed', 'blocked', 'cancelled',
                                     'waiting', 'intent', 'running')),
  key_code      TEXT NOT NULL,
  key_config    TEXT NOT NULL,
  key_toolchain TEXT NOT NULL,
  key_target    TEXT NOT NULL,
  key_consumed  TEXT NOT NULL CHECK (json_valid(key_consumed)),
  state_identity TEXT NOT NULL,
  resources   INTEGER NOT NULL CHECK (resources >= 0),
  outputs     TEXT    NOT NULL CHECK (json_valid(outputs)),
  deployed_at INTEGER NOT NULL,
  duration    INTEGER NOT NULL CHECK (duration >= 0),
  PRIMARY KEY (deployment, environment, stack)
) STRICT, WITHOUT ROWID;

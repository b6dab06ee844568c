-- The lock of a run can be taken away while it goes on: then others may begin at once, and it
-- begins nothing more. Who did it, from which machine, and why.
ALTER TABLE runs ADD COLUMN lock_freed_at INTEGER;
ALTER TABLE runs ADD COLUMN lock_freed_by TEXT;
ALTER TABLE runs ADD COLUMN lock_freed_on TEXT;
ALTER TABLE runs ADD COLUMN lock_freed_why TEXT;

DROP INDEX one_changing_run;
CREATE UNIQUE INDEX one_changing_run ON runs (deployment, environment)
  WHERE state = 'running' AND operation <> 'preview' AND lock_freed_at IS NULL;

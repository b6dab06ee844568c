-- What decides whether a stack has to run again. Keys that were recorded before this hold a hash of
-- the whole configuration: nothing is equal to them, so each stack runs once more.
UPDATE steps SET key_config = '{}';
UPDATE deployed_stacks SET key_config = '{}';

-- 1: the attempt only looked at what would change, in order to decide.
ALTER TABLE steps ADD COLUMN preview INTEGER NOT NULL DEFAULT 0 CHECK (preview IN (0, 1));

-- What a program depends on besides its key, in words: a list of texts.
ALTER TABLE deployed_stacks ADD COLUMN unproven TEXT NOT NULL DEFAULT '[]'
  CHECK (json_valid(unproven));

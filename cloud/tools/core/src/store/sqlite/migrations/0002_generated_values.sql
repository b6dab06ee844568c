-- Passwords, uuids and timestamps that were made once and stay for the life of their environment.
CREATE TABLE generated_values (
  deployment  TEXT    NOT NULL CHECK (deployment <> ''),
  environment TEXT    NOT NULL CHECK (environment <> ''),
  stack       TEXT    NOT NULL CHECK (stack <> ''),
  key         TEXT    NOT NULL CHECK (key <> ''),
  ciphertext  TEXT    NOT NULL CHECK (ciphertext LIKE 'v1:%'),   -- never plain text
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (deployment, environment, stack, key)
) STRICT, WITHOUT ROWID;

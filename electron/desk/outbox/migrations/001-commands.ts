/** Commands in the order they were given; settled and dismissed ones are gone. */
export const commands = `
  CREATE TABLE commands (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    name TEXT NOT NULL,
    input TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused')),
    outcome TEXT,
    decided_at INTEGER,
    refused_by TEXT CHECK (refused_by IN ('desk', 'server')),
    CHECK ((state = 'waiting') = (outcome IS NULL)),
    CHECK ((state = 'refused') = (refused_by IS NOT NULL)),
    CHECK ((state = 'accepted') = (decided_at IS NOT NULL))
  ) STRICT;
  CREATE INDEX commands_account ON commands (account_id, sequence);`;

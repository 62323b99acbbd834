/**
 * Numbered by position, applied once, never edited: a cache on some desk stands at each of them.
 * The tables of shapes are not here. They follow the contracts (`shape-tables.ts`) and are made anew when those change.
 */
export const cacheMigrations: readonly string[] = [
  /* 1: where each shape stands. A shape has at most one generation that is read and one that is being built. */
  `CREATE TABLE shape_contracts (shape TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) STRICT;
   CREATE TABLE shape_positions (
     shape TEXT NOT NULL,
     generation INTEGER NOT NULL CHECK (generation IN (0, 1)),
     role TEXT NOT NULL CHECK (role IN ('read', 'building')),
     handle TEXT,
     log_offset TEXT,
     current_at INTEGER,
     PRIMARY KEY (shape, generation),
     UNIQUE (shape, role)
   ) STRICT;`,
  /* 2: answers of the server's queries, for when it is away. */
  `CREATE TABLE query_answers (
     account_id TEXT NOT NULL,
     name TEXT NOT NULL,
     input TEXT NOT NULL,
     value TEXT NOT NULL,
     as_of INTEGER NOT NULL,
     PRIMARY KEY (account_id, name, input)
   ) STRICT;
   CREATE INDEX query_answers_as_of ON query_answers (as_of);`,
];

/** Where each shape stands. A shape has at most one generation that is read and one that is being built. */
export const shapePositions = `
  CREATE TABLE shape_contracts (shape TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) STRICT;
  CREATE TABLE shape_positions (
    shape TEXT NOT NULL,
    generation INTEGER NOT NULL CHECK (generation IN (0, 1)),
    role TEXT NOT NULL CHECK (role IN ('read', 'building')),
    handle TEXT,
    log_offset TEXT,
    current_at INTEGER,
    PRIMARY KEY (shape, generation),
    UNIQUE (shape, role)
  ) STRICT;`;

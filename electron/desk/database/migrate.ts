import type { Database } from 'better-sqlite3';

export class FromTheFuture extends Error {
  constructor(file: string, version: number, known: number) {
    super(
      `${file} was written by a newer version of this program (${version}; this one knows ${known}). ` +
        'Nothing in it is lost: update this desk and start it again',
    );
    this.name = 'FromTheFuture';
  }
}

/** A migration that would have changed or dropped what it must keep; it is undone. */
class RowsLost extends Error {
  constructor(file: string, table: string, version: number) {
    super(`Migration ${version} of ${file} does not keep every row of ${table}; the file is as it was`);
    this.name = 'RowsLost';
  }
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Brings a database to the newest migration, each in its own transaction.
 * @param keeps a table whose rows every migration keeps with all they hold, in order
 * @throws FromTheFuture, RowsLost
 */
export function migrate(
  database: Database,
  migrations: readonly string[],
  keeps: string | null = null,
): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > migrations.length) throw new FromTheFuture(database.name, version, migrations.length);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      const before = keeps ? rowsOf(database, keeps) : [];
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
      if (keeps && !keptIn(before, rowsOf(database, keeps)))
        throw new RowsLost(database.name, keeps, index + 1);
    })();
  }
}

/** Nothing while the table is not there. */
function rowsOf(database: Database, table: string): readonly Row[] {
  const known = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table);
  return known ? database.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY rowid`).all() : [];
}

const keptIn = (before: readonly Row[], after: readonly Row[]): boolean =>
  before.length === after.length &&
  before.every((row, place) => Object.entries(row).every(([name, value]) => after[place]?.[name] === value));

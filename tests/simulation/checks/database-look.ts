import type Sqlite from 'better-sqlite3';

/** Looks into a database through the desk's own connection: it sees what the desk sees. */
export type DatabaseLook = {
  all(database: Sqlite.Database, sql: string): readonly unknown[];
  /** Another text after every write to the file, by this connection or another. */
  mark(database: Sqlite.Database): string;
};

/** Looking costs little when the question is known; each database has its own. */
export function lookIntoDatabases(): DatabaseLook {
  const prepared = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>();
  const statement = (database: Sqlite.Database, sql: string): Sqlite.Statement => {
    const known = prepared.get(database) ?? new Map<string, Sqlite.Statement>();
    prepared.set(database, known);
    const found = known.get(sql) ?? database.prepare(sql);
    known.set(sql, found);
    return found;
  };
  return {
    all: (database, sql) => statement(database, sql).all(),
    mark(database) {
      /* A file may be written by another connection of the desk; what is in memory has only this one. */
      const sql = database.memory ? 'SELECT total_changes()' : 'PRAGMA data_version';
      return String(statement(database, sql).pluck().get());
    },
  };
}

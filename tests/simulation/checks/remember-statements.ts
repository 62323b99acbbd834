import type Sqlite from 'better-sqlite3';

/** Looking costs little when the question is known; each database has its own. */
export function rememberStatements() {
  const prepared = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>();
  return (database: Sqlite.Database, sql: string): Sqlite.Statement => {
    const known = prepared.get(database) ?? new Map<string, Sqlite.Statement>();
    prepared.set(database, known);
    const statement = known.get(sql) ?? database.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
}

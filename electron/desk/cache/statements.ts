import type { Database, Statement } from 'better-sqlite3';

type Bound = string | number | null | Uint8Array;
export type StoredRow = Readonly<Record<string, string | number | null>>;
export type Statements = (sql: string) => Statement<Bound[], StoredRow>;

/** Each statement is prepared once. The number of different texts is bounded by shapes and their column sets. */
export function rememberStatements(database: Database): Statements {
  const prepared = new Map<string, Statement<Bound[], StoredRow>>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare<Bound[], StoredRow>(sql);
    prepared.set(sql, statement);
    return statement;
  };
}

import type { Database } from 'better-sqlite3';

export class FromTheFuture extends Error {
  constructor(file: string, version: number, known: number) {
    super(`${file} was written by a newer version of this program (${version}; this one knows ${known})`);
    this.name = 'FromTheFuture';
  }
}

/** Brings a database to the newest migration, each in its own transaction. @throws FromTheFuture */
export function migrate(database: Database, migrations: readonly string[]): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > migrations.length) throw new FromTheFuture(database.name, version, migrations.length);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}

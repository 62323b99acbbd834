import Sqlite from 'better-sqlite3';
import { inhabited } from './inhabited.ts';

/** SQLite itself. The simulation knows who opened it: it ends with its process, and its disk can be full. */
class WatchedDatabase extends Sqlite {
  constructor(file: string, options?: Sqlite.Options) {
    super(file, options);
    inhabited.by?.databaseOpened(this);
  }

  override exec(source: string): this {
    return this.telling(() => super.exec(source));
  }

  override prepare: Sqlite.Database['prepare'] = (source: string) => {
    const statement = super.prepare(source);
    const run = statement.run.bind(statement);
    return Object.assign(statement, {
      run: (...values: unknown[]) => this.telling(() => run(...values)),
    }) as never;
  };

  private telling<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_FULL')
        inhabited.by?.databaseFull(this);
      throw error;
    }
  }
}

// biome-ignore lint/style/noDefaultExport: it stands in for a module whose default export this is
export default WatchedDatabase;

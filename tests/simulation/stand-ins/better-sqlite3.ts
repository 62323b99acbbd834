import Sqlite from 'better-sqlite3';
import { inhabited } from './inhabited.ts';

/** SQLite itself. The simulation knows who opened it: it ends with its process, and its disk can be full. */
class WatchedDatabase extends Sqlite {
  constructor(file: string, options?: Sqlite.Options) {
    super(file, options);
    inhabited.by?.databaseOpened(this);
  }
}

// biome-ignore lint/style/noDefaultExport: it stands in for a module whose default export this is
export default WatchedDatabase;

import Database from 'better-sqlite3';
import { shapeNames } from '../../../shared/contracts/shapes.ts';
import { FromTheFuture, migrate } from '../database/migrate.ts';
import { Damaged, isDamage, setAside } from '../database/set-aside.ts';
import type { Clock } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import { cacheMigrations } from './migrations.ts';
import { contractFingerprint, createTableSql, generations, tableOf } from './shape-tables.ts';

type Options = { readonly file: string; readonly clock: Clock; readonly log: Log };

/** Opens the cache, or sets an unusable one aside and begins an empty one: everything in it can be fetched again. */
export function openCacheDatabase({ file, clock, log }: Options): Database.Database {
  try {
    return openChecked(file);
  } catch (error) {
    const reason = reasonToSetAside(error);
    if (!reason) throw error;
    const kept = setAside(file, reason, clock.now());
    log.warn({ file, kept, error }, 'The cache could not be used; beginning a new one');
    return openChecked(file);
  }
}

function reasonToSetAside(error: unknown): 'future' | 'damaged' | null {
  if (error instanceof FromTheFuture) return 'future';
  return error instanceof Damaged || isDamage(error) ? 'damaged' : null;
}

function openChecked(file: string): Database.Database {
  const database = new Database(file, { timeout: 2000 });
  try {
    database.pragma('journal_mode = WAL');
    /* Power loss may cost the last transactions, never consistency: rows and offset go back together. */
    database.pragma('synchronous = NORMAL');
    database.pragma('cache_size = -32000');
    database.pragma('temp_store = MEMORY');
    /* 64 MB: a first sync rewrites the key's index over and over, and each checkpoint would copy it to the file. */
    database.pragma('wal_autocheckpoint = 16000');
    const finding = String(database.pragma('quick_check(1)', { simple: true }));
    if (finding !== 'ok') throw new Damaged(file, finding);
    migrate(database, cacheMigrations);
    followContracts(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A shape whose contract changed begins empty; the others keep their rows. */
function followContracts(database: Database.Database): void {
  const known = new Map(
    database
      .prepare<[], { shape: string; fingerprint: string }>('SELECT shape, fingerprint FROM shape_contracts')
      .all()
      .map(({ shape, fingerprint }) => [shape, fingerprint]),
  );
  const changed = shapeNames.filter((shape) => known.get(shape) !== contractFingerprint(shape));
  database.transaction(() => {
    for (const shape of changed) {
      for (const generation of generations) {
        database.exec(`DROP TABLE IF EXISTS ${tableOf(shape, generation)}`);
        database.exec(createTableSql(shape, generation));
      }
      database.prepare('DELETE FROM shape_positions WHERE shape = ?').run(shape);
      database
        .prepare('INSERT OR REPLACE INTO shape_contracts (shape, fingerprint) VALUES (?, ?)')
        .run(shape, contractFingerprint(shape));
    }
  })();
}

import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { shapeNames } from '../../../shared/contracts/shapes.ts';
import { Damaged, troubleOf } from '../database/file-trouble.ts';
import { FromTheFuture, migrate } from '../database/migrate.ts';
import { keepNewestSetAside, type SetAsideReason, setAside } from '../database/set-aside.ts';
import type { Clock } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import { type Checkpoints, checkpointsAside, largestLogPages } from './checkpoints.ts';
import { generations, tableOf } from './generations.ts';
import { cacheMigrations } from './migrations.ts';
import { contractFingerprint, createTableSql } from './shape-tables.ts';
import { tuneWriter } from './tune.ts';
import { type WorkAside, workAside } from './work-aside.ts';

export type CacheFileOptions = {
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the thread for what takes long is; null or nothing where there may be none. */
  readonly cacheThread?: URL | null;
};

/** Two connections to one file: the reader sees what is committed, whatever the writer has begun. */
export type CacheFile = {
  readonly writer: Database.Database;
  readonly reader: Database.Database;
  /** An earlier copy was there and could not be used. */
  readonly beganAnew: boolean;
  /** Null where there may be none. */
  readonly aside: WorkAside | null;
  /** Something was written. */
  committed(): void;
  close(): void;
};

/** Everything in a cache can be fetched again, so a file that cannot be used is set aside and never stands in the way. */
export function openCacheFile(options: CacheFileOptions): CacheFile {
  const { file, log } = options;
  try {
    return { ...openChecked(options), beganAnew: false };
  } catch (error) {
    log.warn({ file, error }, 'The cache cannot be used; beginning a new one');
    if (troubleOf(error, file) === 'full') return { ...openInMemory(), beganAnew: true };
    return beginAnew(options, error instanceof FromTheFuture ? 'future' : 'damaged');
  }
}

/** In memory when nothing can be written: a board without a past after a restart is better than none now. */
export function beginAnew(options: CacheFileOptions, reason: SetAsideReason): CacheFile {
  const { file, clock, log } = options;
  try {
    if (existsSync(file)) setAside(file, reason, clock.now());
    if (reason === 'damaged') keepNewestSetAside(file, reason);
    return { ...openChecked(options), beganAnew: true };
  } catch (error) {
    log.error({ file, error }, 'No cache can be kept on this disk; it is in memory until the next start');
    return { ...openInMemory(), beganAnew: true };
  }
}

function openChecked({ file, log, cacheThread }: CacheFileOptions): Omit<CacheFile, 'beganAnew'> {
  /* Waiting for another program's lock holds the whole desk: a tenth of a second, then the file counts as unusable. */
  const writer = new Database(file, { timeout: 100 });
  try {
    writer.pragma('journal_mode = WAL');
    tuneWriter(writer);
    writer.pragma(`wal_autocheckpoint = ${cacheThread ? 0 : largestLogPages}`);
    const finding = String(writer.pragma('quick_check(1)', { simple: true }));
    if (finding !== 'ok') throw new Damaged(file, finding);
    migrate(writer, cacheMigrations);
    followContracts(writer);
    const reader = new Database(file, { readonly: true, timeout: 100 });
    reader.pragma('cache_size = -8000');
    const aside = cacheThread ? workAside(file, cacheThread) : null;
    const checkpoints = aside && checkpointsAside({ file, writer, aside, log });
    return withClose({ writer, reader, aside, checkpoints });
  } catch (error) {
    writer.close();
    throw error;
  }
}

function openInMemory(): Omit<CacheFile, 'beganAnew'> {
  const database = new Database(':memory:');
  migrate(database, cacheMigrations);
  followContracts(database);
  return withClose({ writer: database, reader: database, aside: null, checkpoints: null });
}

type Opened = Pick<CacheFile, 'writer' | 'reader' | 'aside'> & { readonly checkpoints: Checkpoints | null };

/** Closing a damaged file may fail; there is nothing in it to keep. */
function withClose({ writer, reader, aside, checkpoints }: Opened): Omit<CacheFile, 'beganAnew'> {
  const close = () => {
    checkpoints?.close();
    aside?.close();
    for (const database of new Set([reader, writer])) {
      try {
        database.close();
      } catch {}
    }
  };
  return { writer, reader, aside, committed: () => checkpoints?.committed(), close };
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

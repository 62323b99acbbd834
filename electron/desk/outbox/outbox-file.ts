import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Damaged, troubleOf } from '../database/file-trouble.ts';
import { migrate } from '../database/migrate.ts';
import { listSetAside, setAside } from '../database/set-aside.ts';
import type { Clock } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import { toQueuedCommand } from './command-rows.ts';
import { outboxMigrations } from './migrations.ts';

class OutboxInUse extends Error {
  constructor(file: string) {
    super(`Another desk of this machine is using ${file}`);
    this.name = 'OutboxInUse';
  }
}

export type OutboxFileOptions = { readonly file: string; readonly clock: Clock; readonly log: Log };

/**
 * Opens the outbox. A damaged one is kept beside a new one, into which every command goes that can be read whole.
 * @throws OutboxInUse, FromTheFuture, RowsLost: each leaves the file as it is; the file system's error otherwise
 */
export function openOutboxFile(options: OutboxFileOptions): Database.Database {
  const { file, clock, log } = options;
  /* The power went between the two: what was rescued is whole, and takes its place now. */
  if (existsSync(rescuedOf(file))) takePlace(file, clock);
  try {
    return openChecked(file);
  } catch (error) {
    if (!isDamage(error, file)) throw error;
    const rescued = rescue(file);
    renameSync(rescuingOf(file), rescuedOf(file));
    const kept = takePlace(file, clock);
    log.error({ file, kept, error, rescued }, 'The outbox is damaged: what can be read of it goes on');
    return openChecked(file);
  }
}

const rescuingOf = (file: string) => `${file}.rescuing`;
const rescuedOf = (file: string) => `${file}.rescued`;

/** The damaged file goes aside, the rescued one in its place. @returns the name of the damaged one */
function takePlace(file: string, clock: Clock): string {
  const kept = setAside(file, 'damaged', clock.now());
  renameSync(rescuedOf(file), file);
  return kept;
}

/** Outboxes that were damaged: some of their commands may need a person. */
export const damagedOutboxes = (file: string): number => listSetAside(file, 'damaged').length;

const damageCodes = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR'];

/** Another desk's lock, a full disk or a file that may not be written are no damage: those are mended, not set aside. */
function isDamage(error: unknown, file: string): boolean {
  if (error instanceof Damaged) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return damageCodes.some((known) => code.startsWith(known)) && troubleOf(error, file) === 'unusable';
}

const firstBytes = Buffer.from('SQLite format 3\0');

/** SQLite takes a file cut to a few bytes for a new one; but there were commands in it. */
function checkBeginning(file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) return;
  const descriptor = openSync(file, 'r');
  try {
    const found = Buffer.alloc(firstBytes.length);
    const length = readSync(descriptor, found);
    if (length > 0 && !found.equals(firstBytes))
      throw new Damaged(file, 'it does not begin as a database does');
  } finally {
    closeSync(descriptor);
  }
}

function openChecked(file: string): Database.Database {
  checkBeginning(file);
  const database = new Database(file, { timeout: 200 });
  try {
    /* Exclusive: two desks on one outbox would send each other's commands. The lock ends with the process. */
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    const finding = String(database.pragma('quick_check(1)', { simple: true }));
    if (finding !== 'ok') throw new Damaged(file, finding);
    migrate(database, outboxMigrations, 'commands');
    database.exec('BEGIN IMMEDIATE; COMMIT');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')
      throw new OutboxInUse(file);
    throw error;
  }
}

/**
 * Makes a second outbox of what can be read. Read from both ends, because a
 * damaged page in the middle hides what follows it. @returns how many
 */
function rescue(damaged: string): number {
  const unfinished = rescuingOf(damaged);
  rmSync(unfinished, { force: true });
  const database = new Database(unfinished);
  try {
    database.pragma('synchronous = FULL');
    migrate(database, outboxMigrations, 'commands');
    return copyReadable(damaged, database);
  } finally {
    database.close();
  }
}

function copyReadable(damaged: string, database: Database.Database): number {
  const rows = new Map<unknown, Record<string, unknown>>();
  for (const order of ['ASC', 'DESC']) {
    for (const row of readableRows(damaged, order)) rows.set(row.sequence, row);
  }
  const inOrder = [...rows.values()].sort((a, b) => Number(a.sequence) - Number(b.sequence));
  database.transaction(() => {
    for (const row of inOrder) insertAsItWas(database, row);
  })();
  return inOrder.length;
}

/** Rows whose digest is right, until one cannot be reached. */
function readableRows(file: string, order: string): readonly Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  try {
    const database = new Database(file, { readonly: true });
    try {
      const all = database.prepare<[], Record<string, unknown>>(
        `SELECT * FROM commands NOT INDEXED ORDER BY sequence ${order}`,
      );
      for (const row of all.iterate()) if (isWhole(row)) rows.push(row);
    } finally {
      database.close();
    }
  } catch {
    /* Whatever came before the damage is what there is. */
  }
  return rows;
}

/** Without a digest nobody can tell: such a row stays where it is, for a person. */
function isWhole(row: Record<string, unknown>): boolean {
  try {
    return typeof row.digest === 'string' && toQueuedCommand(row).id === row.id;
  } catch {
    return false;
  }
}

function insertAsItWas(database: Database.Database, row: Record<string, unknown>): void {
  const columns = Object.keys(row);
  const places = columns.map((name) => `@${name}`).join(', ');
  database.prepare(`INSERT OR IGNORE INTO commands (${columns.join(', ')}) VALUES (${places})`).run(row);
}

/**
 * The thread beside the desk that does what takes long on the cache's file. Each task has a connection of its own: one
 * that stayed open would keep the log from being put away when the desk closes the file.
 */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { appendSnapshot } from './building.ts';
import type { SnapshotPart } from './cache.ts';
import type { RowColumns } from './generations.ts';
import { indexKeys, type Keys } from './key-index.ts';
import { rememberStatements } from './statements.ts';
import { tuneWriter } from './tune.ts';

export type CacheTask =
  | { readonly kind: 'append'; readonly part: SnapshotPart; readonly row: RowColumns }
  | { readonly kind: 'index'; readonly keys: Keys }
  | { readonly kind: 'move-log' };

/** Null when it is done; else what SQLite says, and nothing was done. */
export type CacheTaskAnswer = { readonly message: string; readonly code: string } | null;

function work(database: Database.Database, task: CacheTask): void {
  const statements = rememberStatements(database);
  switch (task.kind) {
    case 'append':
      database.transaction(() => Array.from(appendSnapshot(statements, task.part, task.row))).immediate();
      return;
    case 'index':
      database.transaction(() => indexKeys(statements, task.keys)).immediate();
      return;
    case 'move-log':
      database.pragma('wal_checkpoint(PASSIVE)');
  }
}

function answerTo(task: CacheTask): CacheTaskAnswer {
  try {
    const database = new Database(String(workerData), { fileMustExist: true, timeout: 100 });
    try {
      tuneWriter(database);
      database.pragma('wal_autocheckpoint = 0');
      work(database, task);
    } finally {
      database.close();
    }
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { message: String(error), code };
  }
}

parentPort?.on('message', (task: CacheTask) => parentPort?.postMessage(answerTo(task)));

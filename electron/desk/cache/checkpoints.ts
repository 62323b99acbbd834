import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Log } from '../process/log.ts';

/** Moves what SQLite's log has gathered into the file itself. */
export type Checkpoints = {
  /** Something was committed. */
  committed(): void;
  close(): void;
};

/**
 * 64 MB: a first sync rewrites the key's index over and over, and each checkpoint copies it to the file. As pages, for
 * SQLite's own checkpoints.
 */
export const largestLogPages = 16_000;
const largestLogBytes = largestLogPages * 4096;

/** Plain text, because a bundle has no other file to start a thread from. */
const threadCode = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { createRequire } = require('node:module');
  const Database = createRequire(workerData.from)('better-sqlite3');
  parentPort.on('message', () => {
    try {
      const database = new Database(workerData.file, { fileMustExist: true });
      database.pragma('wal_checkpoint(PASSIVE)');
      database.close();
    } catch {}
    parentPort.postMessage('done');
  });
`;

/**
 * On a thread of its own: moving 64 MB held the desk, and every window with it, for a quarter of a second. Nothing
 * depends on when it happens: readers and the writer go on meanwhile, and what a killed thread left is done next time.
 */
export function checkpointsAside(file: string, log: Log): Checkpoints {
  const thread: { worker: Worker | null; isBusy: boolean } = { worker: null, isBusy: false };
  const start = (): Worker => {
    const worker = new Worker(threadCode, { eval: true, workerData: { file, from: import.meta.url } });
    worker.unref();
    worker.on('message', () => {
      thread.isBusy = false;
    });
    worker.on('error', (error) =>
      log.warn({ error: String(error) }, 'The log of the cache cannot be moved aside'),
    );
    return worker;
  };
  return {
    committed() {
      if (thread.isBusy || logBytes(file) < largestLogBytes) return;
      thread.isBusy = true;
      thread.worker ??= start();
      thread.worker.postMessage('move');
    },
    close: () => void thread.worker?.terminate(),
  };
}

function logBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

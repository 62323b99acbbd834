import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import type { Log } from '../process/log.ts';

type Options = {
  readonly file: string;
  readonly writer: Database;
  readonly log: Log;
  readonly largestBytes?: number;
};

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
    let database;
    try {
      database = new Database(workerData.file, { fileMustExist: true });
      database.pragma('wal_checkpoint(PASSIVE)');
      parentPort.postMessage(null);
    } catch (error) {
      parentPort.postMessage(String(error));
    } finally {
      database?.close();
    }
  });
`;

/**
 * On a thread of its own: moving 64 MB held the desk, and every window with it, for a quarter of a second. Nothing
 * depends on when it happens: readers and the writer go on meanwhile, and what a killed thread left is done next time.
 */
export function checkpointsAside({
  file,
  writer,
  log,
  largestBytes = largestLogBytes,
}: Options): Checkpoints {
  const thread: { worker: Worker | null; isBusy: boolean; looks: NodeJS.Immediate | null } = {
    worker: null,
    isBusy: false,
    looks: null,
  };
  /* The writer's next commit begins the log anew and cuts the file: without that its size would say "full" for ever. */
  writer.pragma(`journal_size_limit = ${Math.floor(largestBytes / 16)}`);
  const failed = (error: unknown) => {
    log.warn(
      { error: String(error) },
      'The log of the cache cannot be moved aside; the desk moves it itself',
    );
    thread.worker = null;
    thread.isBusy = true;
    if (writer.open) writer.pragma(`wal_autocheckpoint = ${largestLogPages}`);
  };
  const start = (): Worker => {
    const worker = new Worker(threadCode, {
      eval: true,
      workerData: { file, from: import.meta.url },
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 },
    });
    worker.unref();
    worker.on('message', (error: string | null) => {
      if (error === null) thread.isBusy = false;
      else failed(error);
    });
    worker.on('error', failed);
    return worker;
  };
  const look = () => {
    thread.looks = null;
    if (thread.isBusy || logBytes(file) < largestBytes) return;
    thread.isBusy = true;
    thread.worker ??= start();
    thread.worker.postMessage('move');
  };
  return {
    /* Whoever committed tells the windows first. */
    committed() {
      thread.looks ??= setImmediate(look);
    },
    close() {
      if (thread.looks) clearImmediate(thread.looks);
      void thread.worker?.terminate();
    },
  };
}

function logBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

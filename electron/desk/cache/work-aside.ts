import { Worker } from 'node:worker_threads';
import type { CacheTask, CacheTaskAnswer } from './cache-thread.ts';

/** Does what takes long on a cache's file beside this thread, one after the other. */
export type WorkAside = {
  /** @throws what SQLite says, with its code, or NoThread; nothing was done then */
  run(task: CacheTask): Promise<void>;
  isBusy(): boolean;
  /** What runs is undone, and whoever waits for it hears so. */
  close(): void;
};

/** The thread did not start, or ended by itself. */
export class NoThread extends Error {
  constructor(reason: string) {
    super(`The cache has no thread of its own: ${reason}`);
    this.name = 'NoThread';
  }
}

/** As better-sqlite3 says it on this side. */
class AsideError extends Error {
  readonly code: string;
  constructor({ message, code }: NonNullable<CacheTaskAnswer>) {
    super(message);
    this.name = 'AsideError';
    this.code = code;
  }
}

/** Rows of a few answers, unpacked and read. */
const resourceLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 64 };

/** The thread begins with the first task, and stays. @param thread where `cache-thread` is, built or not */
export function workAside(file: string, thread: URL): WorkAside {
  const waiting: PromiseWithResolvers<void>[] = [];
  let worker: Worker | null = null;
  const end = (reason: string) => {
    worker = null;
    for (const { reject } of waiting.splice(0)) reject(new NoThread(reason));
  };
  const start = (): Worker => {
    const started = new Worker(thread, { workerData: file, resourceLimits });
    started.unref();
    started.on('message', (answer: CacheTaskAnswer) => {
      const next = waiting.shift();
      if (answer === null) next?.resolve();
      else next?.reject(new AsideError(answer));
    });
    started.on('error', (error) => end(String(error)));
    return started;
  };
  return {
    run(task) {
      const done = Promise.withResolvers<void>();
      waiting.push(done);
      worker ??= start();
      worker.postMessage(task);
      return done.promise;
    },
    isBusy: () => waiting.length > 0,
    close() {
      void worker?.terminate();
      end('it was closed');
    },
  };
}

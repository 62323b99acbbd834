import { Worker } from 'node:worker_threads';
import type { CacheTask, CacheTaskAnswer } from './cache-thread.ts';

/** Does what takes long on a cache's file beside this thread, one after the other. */
export type WorkAside = {
  /** @throws what SQLite says, with its code, or NoThread for good; nothing was done then */
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

/** Rows stay outside of its heap; a service with larger answers than ours must find room too. */
const resourceLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 256 };

/** The thread begins with the first task, and stays. @param thread where `cache-thread` is, built or not */
export function workAside(file: string, thread: URL): WorkAside {
  const waiting: PromiseWithResolvers<void>[] = [];
  let worker: Worker | null = null;
  let gone: NoThread | null = null;
  /* One that has ended once is not begun again: each part would wait for it anew. */
  const end = (reason: string) => {
    worker = null;
    gone ??= new NoThread(reason);
    for (const { reject } of waiting.splice(0)) reject(gone);
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
    started.on('exit', (code) => end(`it ended with ${code}`));
    return started;
  };
  return {
    async run(task) {
      if (gone) throw gone;
      try {
        worker ??= start();
      } catch (error) {
        end(String(error));
        throw gone ?? error;
      }
      const done = Promise.withResolvers<void>();
      waiting.push(done);
      worker.postMessage(task);
      await done.promise;
    },
    isBusy: () => waiting.length > 0,
    close() {
      void worker?.terminate();
      end('it was closed');
    },
  };
}

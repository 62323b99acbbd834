import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compress, type Encoding } from '../protocol/encoding.ts';

/** A snapshot under way, whole, or given up. `chunks` and `bytes` count what is there so far. */
export type SnapshotProgress =
  | { readonly kind: 'running'; readonly chunks: number; readonly bytes: number }
  | { readonly kind: 'complete'; readonly chunks: number; readonly bytes: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** The rows a shape began with, as response bodies of about a chunk each. */
export type SnapshotFiles = {
  readonly progress: SnapshotProgress;
  /** Keeps the next chunk: rows as JSON texts. */
  add(rows: readonly string[]): Promise<void>;
  complete(): void;
  /** Resolves when every chunk is on disk. Clients need not wait for it: a shape not kept is refetched. */
  sync(): Promise<void>;
  fail(reason: string): void;
  /** Waits until it is known whether the chunk exists. */
  find(chunk: number): Promise<'exists' | 'beyond' | 'failed'>;
  /** The chunk as a body in the encoding; compressed once, then kept beside the plain one. */
  body(chunk: number, encoding: Encoding): Promise<Buffer>;
};

const suffixes: Readonly<Record<Encoding, string>> = { identity: '', gzip: '.gz', zstd: '.zst' };

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

export function createSnapshotFiles(directory: string, progress: SnapshotProgress): SnapshotFiles {
  const state = { progress };
  const waiting: (() => void)[] = [];
  const compressing = new Map<string, Promise<Buffer>>();

  function become(next: SnapshotProgress): void {
    state.progress = next;
    for (const wake of waiting.splice(0)) wake();
  }

  async function compressed(path: string, encoding: Encoding): Promise<Buffer> {
    const kept = await readFile(path + suffixes[encoding]).catch(() => undefined);
    if (kept !== undefined) return kept;
    const body = await compress(await readFile(path), encoding);
    // Losing the kept copy costs one compression.
    await writeFile(path + suffixes[encoding], body).catch(() => undefined);
    return body;
  }

  async function add(rows: readonly string[]): Promise<void> {
    const { progress } = state;
    if (progress.kind !== 'running') throw new Error(`the snapshot is ${progress.kind}`);
    const body = `[${rows.join(',')}]`;
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, `${progress.chunks}.json`), body);
    // It may have been given up meanwhile.
    if (state.progress.kind !== 'running') throw new Error(`the snapshot is ${state.progress.kind}`);
    become({ kind: 'running', chunks: progress.chunks + 1, bytes: progress.bytes + Buffer.byteLength(body) });
  }

  return {
    get progress() {
      return state.progress;
    },
    add,
    complete() {
      if (state.progress.kind === 'running') become({ ...state.progress, kind: 'complete' });
    },
    async sync() {
      const chunks = state.progress.kind === 'failed' ? 0 : state.progress.chunks;
      for (let chunk = 0; chunk < chunks; chunk++) await syncFile(join(directory, `${chunk}.json`));
    },
    fail: (reason) => become({ kind: 'failed', reason }),
    async find(chunk) {
      for (;;) {
        const { progress } = state;
        if (progress.kind === 'failed') return 'failed';
        if (chunk < progress.chunks) return 'exists';
        if (progress.kind === 'complete') return 'beyond';
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    async body(chunk, encoding) {
      const path = join(directory, `${chunk}.json`);
      if (encoding === 'identity') return await readFile(path);
      const key = `${chunk}${suffixes[encoding]}`;
      const running = compressing.get(key) ?? compressed(path, encoding);
      compressing.set(key, running);
      return await running.finally(() => compressing.delete(key));
    },
  };
}

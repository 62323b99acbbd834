import type { Random } from '../../../server/demo/random/random.ts';
import { type Hit, uncounted } from '../faults/hit.ts';
import type { SimulatedProcess, Timeline } from '../time/timeline.ts';
import { createMemoryFile, type MemoryFile } from './memory-file.ts';

/** Of Node's `FileHandle`, what the engine uses. */
export type MemoryHandle = {
  stat(): Promise<{ readonly size: number }>;
  readFile(): Promise<Buffer>;
  read(
    target: Buffer,
    offset?: number,
    length?: number,
    at?: number,
  ): Promise<{ buffer: Buffer; bytesRead: number }>;
  write(source: Buffer, offset?: number, length?: number, at?: number): Promise<{ bytesWritten: number }>;
  writeFile(text: string): Promise<void>;
  truncate(length: number): Promise<void>;
  datasync(): Promise<void>;
  close(): Promise<void>;
};

/** A disk that can be slow, full, and robbed of its power. Its calls take virtual time and end in any order. */
export type MemoryDisk = {
  open(path: string, flags?: string): Promise<MemoryHandle>;
  readFile(path: string, encoding?: 'utf8'): Promise<never>;
  writeFile(path: string, content: string | Buffer): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options?: object): Promise<void>;
  mkdir(path: string, options?: object): Promise<void>;
  readdir(path: string): Promise<string[]>;
  /** How many times slower than usual, and who is told of each call that takes so long. */
  slowness: { readonly times: number; readonly hit: Hit };
  /** Not null: it takes no more, and who is told of each call that is refused. */
  full: Hit | null;
  /** As quick and as roomy as it should be. */
  mend(): void;
  /** The process is gone; of what it was writing just then, a part may be on the disk. */
  processKilled(process: SimulatedProcess): void;
  /** What was not synced is lost, wholly or from some point on. */
  cutPower(): void;
  /** What is surely on the disk of the file that has this name now; null without one. */
  synced(path: string): Buffer | null;
  /** Paths of the files there are. */
  files(): readonly string[];
};

class DiskError extends Error {
  readonly code: string;
  constructor(code: string, path: string) {
    super(`${code}: ${path}`);
    this.code = code;
  }
}

/** A name given, moved or taken away; in order, and on the disk with the next sync of any file. */
type Naming = (names: Map<string, MemoryFile>) => void;

const usualMs = 0.15;
const usual = { times: 1, hit: uncounted } as const;

export function createMemoryDisk(timeline: Timeline, random: Random): MemoryDisk {
  let names = new Map<string, MemoryFile>();
  let durableNames = new Map<string, MemoryFile>();
  let unsyncedNamings: Naming[] = [];
  const writing = new Set<{ readonly process: SimulatedProcess; readonly half: () => void }>();

  /** Does the work after a while. */
  function later<T>(label: string, work: () => T): Promise<T> {
    disk.slowness.hit();
    const delayMs = random.next() * 2 * usualMs * disk.slowness.times;
    return new Promise((resolve, reject) =>
      timeline.schedule(timeline.current(), delayMs, label, () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      }),
    );
  }
  const name = (naming: Naming) => {
    naming(names);
    unsyncedNamings.push(naming);
  };
  const syncNames = () => {
    durableNames = new Map(names);
    unsyncedNamings = [];
  };
  const found = (path: string): MemoryFile => {
    const file = names.get(path);
    if (!file) throw new DiskError('ENOENT', path);
    return file;
  };
  const create = (path: string): MemoryFile => {
    const file = createMemoryFile();
    name((entries) => void entries.set(path, file));
    return file;
  };
  const assertRoom = (path: string) => {
    if (!disk.full) return;
    disk.full();
    throw new DiskError('ENOSPC', path);
  };

  async function write(file: MemoryFile, path: string, bytes: Buffer, at: number): Promise<void> {
    const half = () =>
      file.change({ kind: 'write', at, bytes: bytes.subarray(0, random.int(0, bytes.length)) });
    const under = { process: timeline.current(), half };
    writing.add(under);
    await later('disk write', () => {
      writing.delete(under);
      assertRoom(path);
      file.change({ kind: 'write', at, bytes });
    });
  }

  function handleOf(file: MemoryFile, path: string): MemoryHandle {
    return {
      stat: () => later('disk stat', () => ({ size: file.bytes.length })),
      readFile: () => later('disk read', () => file.bytes),
      read: (target, offset = 0, length = target.length - offset, at = 0) =>
        later('disk read', () => ({
          buffer: target,
          bytesRead: file.bytes.copy(target, offset, at, at + length),
        })),
      async write(source, offset = 0, length = source.length - offset, at = file.bytes.length) {
        await write(file, path, Buffer.from(source.subarray(offset, offset + length)), at);
        return { bytesWritten: length };
      },
      writeFile: (text) => write(file, path, Buffer.from(text), 0),
      truncate: (length) => later('disk truncate', () => file.change({ kind: 'truncate', length })),
      datasync: () =>
        later('disk sync', () => {
          file.sync();
          syncNames();
        }),
      close: () => Promise.resolve(),
    };
  }

  const disk: MemoryDisk = {
    slowness: usual,
    full: null,
    mend: () => void Object.assign(disk, { slowness: usual, full: null }),
    open: (path, flags = 'r') =>
      later('disk open', () => {
        if (!flags.startsWith('r')) assertRoom(path);
        const file = flags.startsWith('r') ? found(path) : (names.get(path) ?? create(path));
        if (flags === 'w') file.change({ kind: 'truncate', length: 0 });
        return handleOf(file, path);
      }),
    readFile: (path, encoding) =>
      later('disk read', () => {
        const { bytes } = found(path);
        return (encoding ? bytes.toString(encoding) : bytes) as never;
      }),
    async writeFile(path, content) {
      const file = await later('disk open', () => names.get(path) ?? create(path));
      await write(file, path, Buffer.from(content), 0);
    },
    rename: (from, to) =>
      later('disk rename', () => {
        const file = found(from);
        name((entries) => {
          entries.delete(from);
          entries.set(to, file);
        });
      }),
    rm: (path) =>
      later('disk remove', () => {
        const gone = [...names.keys()].filter((key) => key === path || key.startsWith(`${path}/`));
        name((entries) => {
          for (const key of gone) entries.delete(key);
        });
      }),
    /* Directories are there when something is in them. */
    mkdir: () => Promise.resolve(),
    readdir: (path) =>
      later('disk list', () => {
        const inside = [...names.keys()].filter((key) => key.startsWith(`${path}/`));
        return [...new Set(inside.map((key) => key.slice(path.length + 1).split('/')[0] ?? ''))];
      }),
    processKilled(process) {
      for (const under of writing) {
        if (under.process !== process) continue;
        writing.delete(under);
        if (random.chance(0.5)) under.half();
      }
    },
    cutPower() {
      for (const naming of unsyncedNamings.slice(0, random.int(0, unsyncedNamings.length)))
        naming(durableNames);
      names = durableNames;
      syncNames();
      for (const file of new Set(names.values())) file.cutPower((changes) => random.int(0, changes));
    },
    synced: (path) => names.get(path)?.durableBytes ?? null,
    files: () => [...names.keys()],
  };
  return disk;
}

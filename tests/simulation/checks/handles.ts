import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { ModelSnapshot } from '../postgres/model-database.ts';
import type { Reader, ReadShape } from '../postgres/tables.ts';
import { Violation } from './violation.ts';

/** What is known of each shape the engine ever made, under its handle. */
export type Handles = {
  /** Postgres gave these rows of the table to somebody. */
  snapshotGiven(table: string, snapshot: ModelSnapshot): void;
  /** A shape's snapshot ended so: it is one of those given. */
  snapshotEnded(handle: string, of: ReadShape, end: { readonly xmin: string; readonly xmax: string }): void;
  snapshotOf(handle: string): ModelSnapshot | null;
  readerOf(handle: string): Reader;
  /** The number of the snapshot's last chunk; null while nobody has read it. */
  lastChunk(handle: string): number | null;
  chunkServed(handle: string, chunk: number, isLast: boolean): void;
  /** The server answered this reader that it no longer is; another reader's shape goes on. */
  gone(handle: string, reader: Reader): void;
  /** The server answered from it. */
  served(handle: string, reader: Reader): void;
};

export function rememberHandles(tableOf: (shape: ShapeName) => string): Handles {
  const given = new Map<string, ModelSnapshot[]>();
  const snapshots = new Map<string, ModelSnapshot>();
  const readers = new Map<string, Reader>();
  const lastChunks = new Map<string, number>();
  const lost = new Set<string>();
  return {
    snapshotGiven(table, snapshot) {
      given.set(table, [...(given.get(table) ?? []), snapshot]);
    },
    snapshotEnded(handle, { shape, reader }, { xmin, xmax }) {
      if (snapshots.has(handle)) return;
      const found = given
        .get(tableOf(shape))
        ?.findLast((snapshot) => String(snapshot.xmin) === xmin && String(snapshot.xmax) === xmax);
      if (!found) throw new Violation('1', `${shape} ${handle} claims a snapshot that Postgres never gave`);
      snapshots.set(handle, found);
      readers.set(handle, reader);
    },
    snapshotOf: (handle) => snapshots.get(handle) ?? null,
    readerOf: (handle) => readers.get(handle) ?? null,
    lastChunk: (handle) => lastChunks.get(handle) ?? null,
    chunkServed(handle, chunk, isLast) {
      if (isLast) lastChunks.set(handle, chunk);
    },
    gone: (handle, reader) => void lost.add(`${handle} ${reader}`),
    served(handle, reader) {
      if (lost.has(`${handle} ${reader}`)) throw new Violation('2', `the handle ${handle} came back`);
    },
  };
}

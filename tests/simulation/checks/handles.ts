import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { ModelSnapshot } from '../postgres/model-database.ts';
import { Violation } from './violation.ts';

/** What is known of each shape the engine ever made, under its handle. */
export type Handles = {
  /** Postgres gave these rows of the table to somebody. */
  snapshotGiven(table: string, snapshot: ModelSnapshot): void;
  /** A shape's snapshot ended so: it is one of those given. */
  snapshotEnded(
    handle: string,
    shape: ShapeName,
    end: { readonly xmin: string; readonly xmax: string },
  ): void;
  snapshotOf(handle: string): ModelSnapshot | null;
  /** The number of the snapshot's last chunk; null while nobody has read it. */
  lastChunk(handle: string): number | null;
  chunkServed(handle: string, chunk: number, isLast: boolean): void;
  /** The server answered that it no longer is. */
  gone(handle: string): void;
  /** The server answered from it. */
  served(handle: string): void;
};

export function rememberHandles(tableOf: (shape: ShapeName) => string): Handles {
  const given = new Map<string, ModelSnapshot[]>();
  const snapshots = new Map<string, ModelSnapshot>();
  const lastChunks = new Map<string, number>();
  const lost = new Set<string>();
  return {
    snapshotGiven(table, snapshot) {
      given.set(table, [...(given.get(table) ?? []), snapshot]);
    },
    snapshotEnded(handle, shape, { xmin, xmax }) {
      if (snapshots.has(handle)) return;
      const found = given
        .get(tableOf(shape))
        ?.findLast((snapshot) => String(snapshot.xmin) === xmin && String(snapshot.xmax) === xmax);
      if (!found) throw new Violation('1', `${shape} ${handle} claims a snapshot that Postgres never gave`);
      snapshots.set(handle, found);
    },
    snapshotOf: (handle) => snapshots.get(handle) ?? null,
    lastChunk: (handle) => lastChunks.get(handle) ?? null,
    chunkServed(handle, chunk, isLast) {
      if (isLast) lastChunks.set(handle, chunk);
    },
    gone: (handle) => void lost.add(handle),
    served(handle) {
      if (lost.has(handle)) throw new Violation('2', `the handle ${handle} came back`);
    },
  };
}

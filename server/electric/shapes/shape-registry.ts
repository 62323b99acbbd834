import { rm } from 'node:fs/promises';
import type { ElectricBounds, ElectricLog } from '../options.ts';
import { announce, forgetShape, type Shape, sizeOf } from './shape.ts';

export type ShapeRegistry = {
  byHandle(handle: string): Shape | undefined;
  byKey(key: string): Shape | undefined;
  all(): readonly Shape[];
  add(shape: Shape): void;
  /** Ends a shape for good: its clients are told to refetch, its files go. */
  rotate(shape: Shape, reason: string): void;
  /** Rotates what has grown beyond its bounds, and the least recently used when all together are too large. */
  enforceBounds(): void;
  /** Resolves when no process after this one would find a shape that was rotated until now. */
  forgotten(): Promise<void>;
  /** Resolves when the files of rotated shapes are gone. */
  settled(): Promise<void>;
};

type Bounds = Pick<ElectricBounds, 'shapeLogBytes' | 'totalBytes'>;

/** Which shapes there are. A handle that left never comes back: handles are made anew for every shape. */
export function createShapeRegistry(bounds: Bounds, log: ElectricLog): ShapeRegistry {
  const handles = new Map<string, Shape>();
  const keys = new Map<string, Shape>();
  const forgetting = new Set<Promise<void>>();
  const removing = new Set<Promise<void>>();

  /** Those that cannot be forgotten stay here: what made them go must then not be acknowledged. */
  function forget(shape: Shape): Promise<void> {
    const forgotten = forgetShape(shape);
    forgetting.add(forgotten);
    return forgotten.then(
      () => void forgetting.delete(forgotten),
      (error: Error) => notRemoved(shape, error),
    );
  }

  function notRemoved(shape: Shape, error: Error): void {
    const detail = { handle: shape.handle, reason: error.message };
    log({ level: 'warn', event: 'shape-not-removed', detail });
  }

  async function removeFiles(shape: Shape): Promise<void> {
    await forget(shape);
    // A reader may hold the file for a moment longer; what it reads is still what the log said.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await shape.log.close().catch(() => undefined);
    await rm(shape.directory, { recursive: true, force: true }).catch((error: Error) =>
      notRemoved(shape, error),
    );
  }

  function rotate(shape: Shape, reason: string): void {
    if (shape.gone !== undefined) return;
    shape.gone = reason;
    handles.delete(shape.handle);
    if (keys.get(shape.key) === shape) keys.delete(shape.key);
    log({
      level: 'info',
      event: 'shape-rotated',
      detail: { handle: shape.handle, table: shape.resolved.table.name, reason },
    });
    if (shape.snapshot.progress.kind === 'running') shape.snapshot.fail(reason);
    announce(shape, { kind: 'gone', reason });
    const removal = removeFiles(shape);
    removing.add(removal);
    void removal.finally(() => removing.delete(removal));
  }

  function isOvergrown(shape: Shape): boolean {
    const { progress } = shape.snapshot;
    const snapshotBytes = progress.kind === 'complete' ? progress.bytes : 0;
    return shape.log.end.at > Math.max(2 * snapshotBytes, bounds.shapeLogBytes);
  }

  return {
    byHandle: (handle) => handles.get(handle),
    byKey: (key) => keys.get(key),
    all: () => [...handles.values()],
    add(shape) {
      handles.set(shape.handle, shape);
      keys.set(shape.key, shape);
    },
    rotate,
    enforceBounds() {
      for (const shape of handles.values()) {
        if (isOvergrown(shape)) rotate(shape, 'its log outgrew its bound');
      }
      let total = [...handles.values()].reduce((sum, shape) => sum + sizeOf(shape), 0);
      const idle = [...handles.values()]
        .filter((shape) => shape.listeners.size === 0 && shape.snapshot.progress.kind === 'complete')
        .toSorted((a, b) => a.lastUsedAt - b.lastUsedAt);
      for (const shape of idle) {
        if (total <= bounds.totalBytes) return;
        total -= sizeOf(shape);
        rotate(shape, 'evicted as the least recently used');
      }
    },
    forgotten: async () => void (await Promise.all(forgetting)),
    settled: async () => void (await Promise.all(removing)),
  };
}

import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { ElectricLog } from '../options.ts';
import type { Replicator } from '../postgres/replicator.ts';
import { resolveShape, type ShapeErrors } from './resolve-shape.ts';
import { createShape, type Shape } from './shape.ts';
import { type LogMode, type ShapeDefinition, shapeKey } from './shape-definition.ts';
import type { ShapeRegistry } from './shape-registry.ts';
import type { Snapshotter } from './snapshotter.ts';

export type Obtained =
  | { readonly kind: 'shape'; readonly shape: Shape }
  | { readonly kind: 'refused'; readonly errors: ShapeErrors }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Gives the shape for a definition: the one there is, or a new one whose snapshot then runs. */
export type ShapeSource = { obtain(definition: ShapeDefinition, mode: LogMode): Promise<Obtained> };

export type ShapeSourceOptions = {
  readonly pool: Pool;
  readonly publicationName: string;
  readonly root: string;
  readonly chunkBytes: number;
  readonly registry: ShapeRegistry;
  readonly snapshotter: Snapshotter;
  readonly replicator: Pick<Replicator, 'status'>;
  readonly log: ElectricLog;
};

export function createShapeSource(options: ShapeSourceOptions): ShapeSource {
  const making = new Map<string, Promise<Obtained>>();

  async function make(definition: ShapeDefinition, mode: LogMode): Promise<Obtained> {
    const client = await options.pool.connect();
    try {
      const resolution = await resolveShape(client, definition, mode, options.publicationName);
      if (resolution.kind === 'refused') return resolution;
      // Time for people, randomness for uniqueness: a handle must never come back.
      const handle = `${Date.now()}-${randomBytes(9).toString('hex')}`;
      const shape = await createShape(options.root, handle, resolution.shape, options.chunkBytes);
      options.registry.add(shape);
      void options.snapshotter.run(shape);
      return { kind: 'shape', shape };
    } finally {
      client.release();
    }
  }

  async function makeOnce(key: string, definition: ShapeDefinition, mode: LogMode): Promise<Obtained> {
    const running = making.get(key);
    if (running !== undefined) return await running;
    const made = make(definition, mode).catch((error: Error): Obtained => {
      options.log({ level: 'error', event: 'shape-not-made', detail: { reason: error.message } });
      return { kind: 'unavailable', reason: error.message };
    });
    making.set(key, made);
    return await made.finally(() => making.delete(key));
  }

  return {
    async obtain(definition, mode) {
      const key = shapeKey(definition, mode);
      const existing = options.registry.byKey(key);
      if (existing !== undefined) {
        existing.lastUsedAt = Date.now();
        return { kind: 'shape', shape: existing };
      }
      const status = options.replicator.status();
      // A snapshot taken while the stream is down can lose what is committed in between.
      if (status.kind !== 'streaming')
        return { kind: 'unavailable', reason: `the replication stream is ${status.kind}` };
      return await makeOnce(key, definition, mode);
    },
  };
}

import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { startCatalogueWatcher } from './catalogue-watcher.ts';
import { createDurability } from './durability.ts';
import { type ElectricOptions, withDefaults } from './options.ts';
import { formatLsn } from './postgres/lsn.ts';
import { createReplicator } from './postgres/replicator.ts';
import { endWhenSilent, sessionConfig } from './postgres/session.ts';
import { sendError } from './protocol/answer.ts';
import { respond } from './protocol/respond.ts';
import { createCollector } from './shapes/collector.ts';
import { reconcile } from './shapes/reconcile.ts';
import { loadShapes, type Shape } from './shapes/shape.ts';
import type { ShapeDefinition } from './shapes/shape-definition.ts';
import { createShapeRegistry } from './shapes/shape-registry.ts';
import { createShapeSource } from './shapes/shape-source.ts';
import { createSnapshotter } from './shapes/snapshotter.ts';
import { isTableNamed } from './shapes/table-name.ts';

/** Times are milliseconds since the epoch; LSNs as Postgres prints them. */
export type ElectricStatus =
  | { readonly kind: 'starting'; readonly since: number }
  | {
      readonly kind: 'streaming';
      readonly since: number;
      readonly lastMessageAt: number;
      readonly confirmedLsn: string;
    }
  | { readonly kind: 'down'; readonly since: number; readonly reason: string };

export type ElectricEngine = {
  /** Loads the kept shapes and begins to stream. Resolves before the stream runs: see `status`. */
  start(): Promise<void>;
  /** Ends live answers, flushes, closes every connection. The engine cannot be started again. */
  stop(): Promise<void>;
  status(): ElectricStatus;
  /**
   * Answers one request of Electric's protocol for a shape the caller has resolved and authorised. Of `search` only the
   * protocol's own parameters are read, never `table`, `where`, `columns`, `params` or `replica`.
   * Resolves when the answer has been given, for live ones when they have ended; does not reject.
   */
  respond(
    shape: ShapeDefinition,
    search: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void>;
  /** Makes every client of the table's shapes refetch; for a caller who migrates while the engine runs. */
  rotate(table: string): void;
};

export function createElectric(given: ElectricOptions): ElectricEngine {
  const options = withDefaults(given);
  const { connectionString, slotName, publicationName, dataDirectory, log } = options;
  const root = join(dataDirectory, 'shapes');
  const stopping = new AbortController();

  const pool = new pg.Pool({ ...sessionConfig(connectionString, 'electric-catalogue'), max: 4 });
  pool.on('error', (error) =>
    log({ level: 'warn', event: 'connection-lost', detail: { reason: error.message } }),
  );
  // A connection that dies between two questions tells nobody else, and unheard it would end this process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    endWhenSilent(client, options.silenceMs);
  });

  const registry = createShapeRegistry(options, log);
  const rotate = (shape: Shape, reason: string): void => {
    collector.leave(shape);
    registry.rotate(shape, reason);
  };
  const collector = createCollector(rotate);
  const rotating = { ...registry, rotate };
  const replicator = createReplicator({
    connectionString,
    slotName,
    publicationName,
    directory: join(dataDirectory, 'streamed'),
    sink: collector,
    silenceMs: options.silenceMs,
    log,
    async prepare(client) {
      const agreed = { directory: dataDirectory, slotName, publicationName, registry: rotating, log };
      const checkpoint = await reconcile(client, agreed);
      collector.resume(checkpoint.lastSeen);
      durability.begin(checkpoint.systemId, checkpoint.durable);
      return checkpoint.durable;
    },
  });
  const durability = createDurability({
    directory: dataDirectory,
    intervalMs: options.durabilityMs,
    replicator,
    collector,
    registry: rotating,
    log,
  });
  const snapshotter = createSnapshotter({ ...options, replicator, collector, rotate });
  const source = createShapeSource({ ...options, pool, root, registry: rotating, snapshotter, replicator });
  const context = {
    bounds: options,
    source,
    registry: rotating,
    pool,
    lastSeen: collector.lastSeen,
    streamStatus: replicator.status,
    stopping: stopping.signal,
    log,
  };
  const state = {
    watcher: undefined as { stop(): Promise<void> } | undefined,
    stopped: undefined as Promise<void> | undefined,
  };

  async function stop(): Promise<void> {
    stopping.abort();
    await state.watcher?.stop();
    await replicator.stop();
    await snapshotter.settled();
    await durability.stop();
    await pool.end();
    for (const shape of registry.all()) await shape.log.close();
    await registry.settled();
  }

  return {
    async start() {
      await mkdir(root, { recursive: true });
      const shapes = await loadShapes(root, options.chunkBytes, (directory, error) =>
        log({ level: 'warn', event: 'shape-not-loaded', detail: { directory, reason: error.message } }),
      );
      for (const shape of shapes) {
        registry.add(shape);
        collector.adopt(shape);
      }
      replicator.start();
      durability.start();
      const intervalMs = options.catalogueMs;
      state.watcher = startCatalogueWatcher({ pool, publicationName, intervalMs, registry: rotating, log });
    },
    async stop() {
      state.stopped ??= stop();
      await state.stopped;
    },
    status() {
      const status = replicator.status();
      if (status.kind !== 'streaming') return status;
      return { ...status, confirmedLsn: formatLsn(durability.confirmed()) };
    },
    async respond(shape, search, request, response) {
      try {
        await respond(context, shape, search, request, response);
      } catch (error) {
        const { message } = error as Error;
        log({ level: 'error', event: 'not-answered', detail: { table: shape.table, reason: message } });
        if (response.headersSent) response.destroy();
        else sendError(response, 500, 'The shape could not be served.');
      }
    },
    rotate(table) {
      for (const shape of registry.all())
        if (isTableNamed(shape.resolved.table, table)) rotate(shape, 'rotated by the caller');
    },
  };
}

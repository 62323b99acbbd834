import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { ElectricLog } from './options.ts';
import { checkCatalogue } from './shapes/reconcile.ts';
import type { ShapeRegistry } from './shapes/shape-registry.ts';

export type CatalogueWatcherOptions = {
  readonly pool: Pool;
  readonly publicationName: string;
  readonly intervalMs: number;
  readonly registry: Pick<ShapeRegistry, 'all' | 'rotate'>;
  readonly log: ElectricLog;
};

/** Looks at the catalogue now and then, because the stream says nothing of a dropped table or publication. */
export function startCatalogueWatcher(options: CatalogueWatcherOptions): { stop(): Promise<void> } {
  const aborter = new AbortController();

  async function look(): Promise<void> {
    if (options.registry.all().length === 0) return;
    const client = await options.pool.connect();
    try {
      await checkCatalogue(client, options.registry, options.publicationName);
    } finally {
      client.release();
    }
  }

  async function run(): Promise<void> {
    while (!aborter.signal.aborted) {
      await sleep(options.intervalMs, undefined, { signal: aborter.signal }).catch(() => undefined);
      if (aborter.signal.aborted) return;
      // With Postgres away the stream says so too, and louder.
      await look().catch((error: Error) =>
        options.log({ level: 'warn', event: 'catalogue-not-read', detail: { reason: error.message } }),
      );
    }
  }

  const running = run();
  return {
    async stop() {
      aborter.abort();
      await running;
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectricLog } from './options.ts';
import type { Lsn } from './postgres/lsn.ts';
import type { Replicator } from './postgres/replicator.ts';
import { writeCheckpoint } from './shapes/checkpoint.ts';
import type { Collector } from './shapes/collector.ts';
import type { ShapeRegistry } from './shapes/shape-registry.ts';

export type DurabilityOptions = {
  readonly directory: string;
  readonly intervalMs: number;
  readonly replicator: Pick<Replicator, 'processed' | 'acknowledge'>;
  readonly collector: Pick<Collector, 'lastSeen'>;
  readonly registry: Pick<ShapeRegistry, 'all' | 'rotate' | 'forgotten' | 'enforceBounds'>;
  readonly log: ElectricLog;
};

export type Durability = {
  /** What is on disk and acknowledged. */
  confirmed(): Lsn;
  /** After the slot was looked at: from here on, for this cluster. */
  begin(systemId: string, confirmed: Lsn): void;
  start(): void;
  /** Flushes once more, then rests. */
  stop(): Promise<void>;
};

/**
 * Brings what was received to disk and only then acknowledges it, at most a few times a second. The order is the point:
 * logs, checkpoint, acknowledgement. Whatever is killed in between is sent again by Postgres.
 */
export function createDurability(options: DurabilityOptions): Durability {
  const aborter = new AbortController();
  const state = {
    systemId: '',
    confirmed: 0n as Lsn,
    running: undefined as Promise<void> | undefined,
  };

  async function flush(): Promise<void> {
    if (state.systemId === '') return;
    const durable = options.replicator.processed();
    const lastSeen = options.collector.lastSeen();
    if (durable <= state.confirmed) return;
    for (const shape of options.registry.all()) {
      await shape.log.sync().catch((error: Error) => {
        options.registry.rotate(shape, `its log cannot be flushed: ${error.message}`);
      });
    }
    // A shape that a truncated table ended must not come back with the process after this one, which is not told again.
    await options.registry.forgotten();
    await writeCheckpoint(options.directory, { systemId: state.systemId, durable, lastSeen });
    state.confirmed = durable;
    options.replicator.acknowledge(durable);
  }

  const flushSafely = async (): Promise<void> => {
    await flush().catch((error: Error) =>
      options.log({ level: 'error', event: 'not-durable', detail: { reason: error.message } }),
    );
  };

  async function run(): Promise<void> {
    while (!aborter.signal.aborted) {
      await sleep(options.intervalMs, undefined, { signal: aborter.signal }).catch(() => undefined);
      await flushSafely();
      options.registry.enforceBounds();
    }
  }

  return {
    confirmed: () => state.confirmed,
    begin: (systemId, confirmed) => void Object.assign(state, { systemId, confirmed }),
    start() {
      state.running ??= run();
    },
    async stop() {
      aborter.abort();
      await state.running;
      await flushSafely();
    },
  };
}

import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDurability, type DurabilityOptions } from './durability.ts';
import { parseLsn } from './postgres/lsn.ts';

type Kept = { readonly durable: string };
/** Postgres has sent up to an LSN; a log takes some time to flush, or cannot. */
type Step = { readonly sent: number; readonly flushTakes: number; readonly flushFails: boolean };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    sent: fc.integer({ min: 0, max: 5 }),
    flushTakes: fc.integer({ min: 0, max: 3 }),
    flushFails: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('what is acknowledged to Postgres', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'durability-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('invariant 4: never passes what the logs and the checkpoint hold on disk', async () => {
    const property = fc.asyncProperty(steps, async (given) => {
      const directory = await mkdtemp(join(root, 'engine-'));
      const state = { processed: 1n, onDisk: 1n, acknowledged: 0n, rotated: 0, turn: 0 };
      const violations: string[] = [];
      const shape = {
        log: {
          async sync() {
            const { flushTakes = 0, flushFails = false } = given[state.turn % given.length] ?? {};
            const reached = state.processed;
            // More may come while the disk works: it is not on disk with this.
            state.processed += BigInt(flushTakes);
            await new Promise((resolve) => setTimeout(resolve, flushTakes));
            if (flushFails) throw new Error('no space left on device');
            state.onDisk = reached;
          },
        },
      };
      const durability = createDurability({
        directory,
        intervalMs: 1,
        replicator: {
          processed: () => state.processed,
          acknowledge(lsn) {
            // Collected: what is thrown here is only logged. A shape that cannot be flushed is rotated, and then
            // nothing of it needs to be on disk.
            if (state.rotated === 0 && lsn > state.onDisk) violations.push(`${lsn} is not in the logs`);
            if (lsn <= state.acknowledged) violations.push(`${lsn} after ${state.acknowledged}`);
            // The checkpoint comes first: a kill in between repeats transactions, and loses none.
            const kept = JSON.parse(readFileSync(join(directory, 'checkpoint.json'), 'utf8')) as Kept;
            if (lsn !== parseLsn(kept.durable)) violations.push(`${lsn} is not in the checkpoint`);
            state.acknowledged = lsn;
          },
        },
        collector: { lastSeen: () => state.processed },
        registry: {
          all: () =>
            (state.rotated > 0 ? [] : [shape]) as unknown as ReturnType<DurabilityOptions['registry']['all']>,
          rotate() {
            state.rotated += 1;
          },
          forgotten: () => Promise.resolve(),
          enforceBounds: () => undefined,
        },
        log: () => undefined,
      });
      durability.begin('cluster', 0n);
      durability.start();
      for (const { sent } of given) {
        state.processed += BigInt(sent);
        state.turn += 1;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await durability.stop();
      expect(violations).toEqual([]);
      expect(state.acknowledged).toBe(durability.confirmed());
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

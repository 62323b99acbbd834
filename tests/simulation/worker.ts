import { flushCompileCache } from 'node:module';
import type { PlannedFault } from './faults/plan.ts';
import type { SeedReport } from './run-seed.ts';

/** What a worker is asked to do. */
export type Order = {
  readonly directory: string;
  readonly seeds: readonly number[];
  /** Stop at the first violation. */
  readonly stopsAtViolation: boolean;
  readonly prints: boolean;
  readonly faults?: readonly PlannedFault[];
};

/*
 * A process for simulations: started with `stand-ins/install.ts` and perhaps with planted bugs, so everything of the
 * product is imported after both.
 */
const { warmUp } = await import('./warm-up.ts');
const { runSeed } = await import('./run-seed.ts');

async function work(order: Order): Promise<void> {
  const { directory, seeds, faults } = order;
  const usedDesk = await warmUp(directory);
  for (const seed of seeds) {
    const report = await runSeed(seed, {
      directory,
      usedDesk,
      ...(faults ? { faults } : {}),
      ...(order.prints ? { print: (line: string) => process.stdout.write(`${line}\n`) } : {}),
    });
    await tell(report);
    if (report.violation && order.stopsAtViolation) break;
  }
  flushCompileCache();
  await tell('done');
}

const tell = (told: SeedReport | 'done') => new Promise((sent) => process.send?.(told, sent));

process.once('message', (order: Order) => void work(order));

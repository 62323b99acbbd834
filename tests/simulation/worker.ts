import type { PlannedFault } from './faults/plan.ts';

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
    await new Promise((sent) => process.send?.(report, sent));
    if (report.violation && order.stopsAtViolation) break;
  }
  /* Timers that a desk has left would keep the process for seconds. */
  process.exit(0);
}

process.once('message', (order: Order) => void work(order));

import type { PlannedFault } from './faults/plan.ts';
import type { SeedReport } from './run-seed.ts';
import { runSeeds } from './run-workers.ts';

/** Runs the seed again without one fault after the other: those it needs to go wrong are left. */
export async function shrinkFaults(report: SeedReport): Promise<readonly PlannedFault[]> {
  let needed = report.faults;
  for (const fault of report.faults) {
    const without = needed.filter((each) => each !== fault);
    if (await goesWrong(report.seed, without)) needed = without;
  }
  return needed;
}

async function goesWrong(seed: number, faults: readonly PlannedFault[]): Promise<boolean> {
  let violated = false;
  await runSeeds({
    seeds: [seed],
    faults,
    onReport(report) {
      violated = report.violation !== null;
    },
  });
  return violated;
}

import type { Invariant } from './checks/violation.ts';
import type { PlantedBug } from './planted-bugs.ts';
import type { SeedReport } from './run-seed.ts';
import { runSeeds, seedsFrom } from './run-workers.ts';

export type CaughtBug = {
  readonly bug: PlantedBug;
  /** Null when no seed caught it. */
  readonly by: Invariant | 'error' | null;
  /** How many seeds it took. */
  readonly seeds: number;
};

/** Within so many seeds each has to be caught. */
export const mostSeeds = 300;

/** Plants one bug after the other, several at a time, and says what caught each. */
export async function catchBugs(
  bugs: readonly PlantedBug[],
  { atOnce, onCaught }: { readonly atOnce: number; readonly onCaught: (caught: CaughtBug) => void },
): Promise<readonly CaughtBug[]> {
  const waiting = [...bugs];
  const caught: CaughtBug[] = [];
  const work = async () => {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
      const found = await catchBug(bug);
      caught.push(found);
      onCaught(found);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return bugs.flatMap((bug) => caught.find((each) => each.bug === bug) ?? []);
}

async function catchBug(bug: PlantedBug): Promise<CaughtBug> {
  for (let seeds = 0; seeds < mostSeeds; ) {
    const found = await firstViolation(seedsFrom(seeds + 1, mostSeeds - seeds), [bug]);
    if (!found) break;
    seeds = found.seed;
    /* A seed that goes wrong without the bug has caught something else. */
    const other = await firstViolation([seeds], []);
    if (!other) return { bug, by: found.violation?.invariant ?? null, seeds };
  }
  return { bug, by: null, seeds: mostSeeds };
}

async function firstViolation(
  seeds: readonly number[],
  patches: readonly PlantedBug[],
): Promise<SeedReport | null> {
  const violated: SeedReport[] = [];
  const onReport = (report: SeedReport) => void (report.violation && violated.push(report));
  await runSeeds({ seeds, patches, workers: 1, onReport });
  return violated[0] ?? null;
}

export const lineOfBug = ({ bug, by, seeds }: CaughtBug): string =>
  [bug.name.padEnd(46), bug.file.padEnd(52), (by ?? 'NOT CAUGHT').padEnd(14), by ? String(seeds) : '']
    .join(' ')
    .trimEnd();

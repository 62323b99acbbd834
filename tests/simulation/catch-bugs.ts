import type { Invariant } from './checks/violation.ts';
import type { PlantedBug } from './planted-bugs.ts';
import { runSeeds } from './run-workers.ts';

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
  let seeds = 0;
  let by: CaughtBug['by'] = null;
  await runSeeds({
    first: 1,
    last: mostSeeds,
    patches: [bug],
    workers: 1,
    onReport({ violation }) {
      seeds += 1;
      by = violation?.invariant ?? null;
    },
  });
  return { bug, by, seeds };
}

export const lineOfBug = ({ bug, by, seeds }: CaughtBug): string =>
  [bug.name.padEnd(46), bug.file.padEnd(52), (by ?? 'NOT CAUGHT').padEnd(14), by ? String(seeds) : '']
    .join(' ')
    .trimEnd();

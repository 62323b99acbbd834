import type { PlantedBug } from './bugs/planted-bug.ts';
import type { Invariant } from './checks/violation.ts';
import { plantedBugs } from './planted-bugs.ts';
import type { SeedReport } from './run-seed.ts';
import { runSeeds, seedsFrom } from './run-workers.ts';

export type CaughtBug = {
  readonly bug: PlantedBug;
  /** Of the invariants it breaks, the one that was named; null when none was. */
  readonly by: Invariant | null;
  /** What ended seeds before that and is none of them: it says nothing about this bug. */
  readonly besides: readonly (Invariant | 'error')[];
  /** How many seeds it took. */
  readonly seeds: number;
};

type Options = {
  readonly atOnce: number;
  /** Within so many seeds each has to be caught. */
  readonly seeds?: number;
  readonly onCaught?: (caught: CaughtBug) => void;
};

export const mostSeeds = 300;
/** What goes wrong otherwise so often will go on doing so: its `breaks` are wrong, or the simulation is. */
const mostBesides = 10;

/** Plants one bug after the other, several at a time, and says what caught each. */
export async function catchBugs(
  bugs: readonly PlantedBug[],
  { atOnce, seeds = mostSeeds, onCaught }: Options,
): Promise<readonly CaughtBug[]> {
  const waiting = [...bugs];
  const caught: CaughtBug[] = [];
  const work = async () => {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
      const found = await catchBug(bug, seeds);
      caught.push(found);
      onCaught?.(found);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return bugs.flatMap((bug) => caught.find((each) => each.bug === bug) ?? []);
}

async function catchBug(bug: PlantedBug, most: number): Promise<CaughtBug> {
  const besides: CaughtBug['besides'][number][] = [];
  for (let seeds = 0; seeds < most && besides.length < mostBesides; ) {
    const found = await firstViolation(seedsFrom(seeds + 1, most - seeds), [bug]);
    if (!found?.violation) break;
    seeds = found.seed;
    const { invariant } = found.violation;
    const by = bug.breaks.find((each) => each === invariant);
    if (!by) besides.push(invariant);
    else if (await holdsWithout(seeds)) return { bug, by, besides, seeds };
  }
  return { bug, by: null, besides, seeds: most };
}

/** A seed that goes wrong without the bug has caught something else. */
const holdsWithout = async (seed: number): Promise<boolean> => (await firstViolation([seed], [])) === null;

async function firstViolation(
  seeds: readonly number[],
  patches: readonly PlantedBug[],
): Promise<SeedReport | null> {
  const violated: SeedReport[] = [];
  const onReport = (report: SeedReport) => void (report.violation && violated.push(report));
  await runSeeds({ seeds, patches, workers: 1, onReport });
  return violated[0] ?? null;
}

const widths = {
  name: Math.max(...plantedBugs.map(({ name }) => name.length)),
  file: Math.max(...plantedBugs.map(({ file }) => file.length)),
  invariants: 'authorisation'.length,
};

const line = (name: string, file: string, ...rest: readonly [breaks: string, by: string, seeds: string]) =>
  [name.padEnd(widths.name), file.padEnd(widths.file), ...rest.map((text) => text.padEnd(widths.invariants))]
    .join('  ')
    .trimEnd();

export const headOfBugs = line('bug', 'file', 'breaks', 'caught by', 'seeds');

export function lineOfBug({ bug, by, besides, seeds }: CaughtBug): string {
  const only = besides.length > 0 ? `, only ${[...new Set(besides)].join(', ')}` : '';
  const { name, file, breaks } = bug;
  return line(name, file, breaks.join(', '), by ?? `NOT CAUGHT${only}`, by ? String(seeds) : '');
}

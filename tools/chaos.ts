import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Cluster, startCluster } from '../tests/chaos/cluster.ts';
import { healWithinMs, runSchedule, type ScheduleResult } from '../tests/chaos/run-schedule.ts';
import { type FaultKind, faultKinds, generateSchedule } from '../tests/chaos/schedule.ts';
import { lineOf, reasonsOf, summarise } from '../tests/chaos/summary.ts';
import { optionsOrUsage, wholeNumber } from './command-line.ts';

const usage = `npm run chaos -- [--schedules N] [--seed S] [--desks D] [--only KIND,…] [--within MS]
                    [--parallel P] [--keep]
  --schedules N  how many, 25 without it
  --seed S       of the first; the others follow. 1 without it
  --desks D      1 to 6; without it each seed says 2 to 4
  --only KIND,…  these kinds of faults alone: ${faultKinds.join(', ')}
  --within MS    what everything must be right within after healing, ${healWithinMs} without it
  --parallel P   that many at once, each on a PostgreSQL of its own; 1 without it. More than the machine has room for
                 heal late because of each other
  --keep         keep logs, caches and outboxes also of schedules that held`;

type Options = {
  readonly schedules: number;
  readonly seed: number;
  readonly desks: number | null;
  readonly kinds: readonly FaultKind[] | null;
  readonly withinMs: number;
  readonly parallel: number;
  readonly keep: boolean;
};

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      schedules: { type: 'string', default: '25' },
      seed: { type: 'string', default: '1' },
      desks: { type: 'string' },
      only: { type: 'string' },
      within: { type: 'string', default: String(healWithinMs) },
      parallel: { type: 'string', default: '1' },
      keep: { type: 'boolean', default: false },
    },
  });
  return {
    schedules: wholeNumber('schedules', values.schedules),
    seed: wholeNumber('seed', values.seed),
    desks: values.desks === undefined ? null : wholeNumber('desks', values.desks, 6),
    kinds: values.only === undefined ? null : values.only.split(',').map(kindCalled),
    withinMs: wholeNumber('within', values.within),
    parallel: wholeNumber('parallel', values.parallel, 8),
    keep: values.keep,
  };
}

function kindCalled(name: string): FaultKind {
  const kind = faultKinds.find((known) => known === name);
  if (!kind) throw new Error(`There is no kind of fault called ${name}.`);
  return kind;
}

/** @returns whether every promise held */
async function run(options: Options): Promise<boolean> {
  const results: ScheduleResult[] = [];
  const clusters = await Promise.all(Array.from({ length: options.parallel }, startCluster));
  const stop = () => Promise.all(clusters.map((cluster) => cluster.stop()));
  const leave = () => void stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, leave);
  try {
    const seeds = Array.from({ length: options.schedules }, (_, n) => options.seed + n).values();
    await Promise.all(
      clusters.map(async (cluster) => {
        // One iterator for all: whoever is done takes the next.
        for (const seed of seeds) results.push(await runOne(seed, cluster, options));
      }),
    );
  } finally {
    await stop();
  }
  console.log(`\n${summarise(results, options.withinMs)}`);
  return results.every(({ violations }) => violations.length === 0);
}

async function runOne(
  seed: number,
  cluster: Cluster,
  { desks, kinds, withinMs, keep }: Options,
): Promise<ScheduleResult> {
  const startedAt = performance.now();
  const result = await runSchedule(generateSchedule({ seed, desks, kinds }), cluster, withinMs);
  console.log(lineOf(result, performance.now() - startedAt));
  if (result.violations.length > 0) for (const reason of reasonsOf(result)) console.log(reason);
  else if (!keep) rmSync(result.directory, { recursive: true, force: true });
  return result;
}

process.exit((await run(optionsOrUsage(readOptions, usage))) ? 0 : 1);

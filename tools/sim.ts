import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { catchBugs, headOfBugs, lineOfBug, mostSeeds } from '../tests/simulation/catch-bugs.ts';
import { plantedBugs } from '../tests/simulation/planted-bugs.ts';
import type { SeedReport } from '../tests/simulation/run-seed.ts';
import { runSeeds, seedsFrom } from '../tests/simulation/run-workers.ts';
import { shrinkFaults } from '../tests/simulation/shrink.ts';
import { storyOf, summarise, tableOf } from '../tests/simulation/summary.ts';
import { optionsOrUsage, wholeNumber } from './command-line.ts';

const usage = `npm run sim -- [--seeds N] [--seed S] [--trace] [--bugs]
  --seeds N  how many, 200 without it
  --seed S   the first; the others follow. 1 without it; alone it is run alone
  --trace    prints every step
  --bugs     plants each bug of tests/simulation/planted-bugs.ts and looks how soon an invariant it breaks is named`;

type Options = {
  readonly seeds: number;
  readonly first: number;
  readonly prints: boolean;
  readonly bugs: boolean;
};

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      trace: { type: 'boolean', default: false },
      bugs: { type: 'boolean', default: false },
    },
  });
  const seeds = values.seeds ?? (values.seed === undefined ? '200' : '1');
  return {
    seeds: wholeNumber('seeds', seeds),
    first: wholeNumber('seed', values.seed ?? '1'),
    prints: values.trace,
    bugs: values.bugs,
  };
}

/** @returns whether no seed violated anything */
async function simulate({ seeds, first, prints }: Options): Promise<boolean> {
  const reports: SeedReport[] = [];
  const startedAt = performance.now();
  await runSeeds({
    seeds: seedsFrom(first, seeds),
    prints,
    onReport(report) {
      reports.push(report);
      if (report.violation) console.log(storyOf(report));
      if (process.stderr.isTTY && reports.length % 20 === 0)
        process.stderr.write(`\r${reports.length} seeds`);
    },
  });
  const summary = summarise(reports, (performance.now() - startedAt) / 1000);
  const violated = reports.find(({ violation }) => violation);
  if (violated) {
    const needed = await shrinkFaults(violated);
    console.log(`seed ${violated.seed} needs of its faults: ${JSON.stringify(needed)}`);
    console.log(`npm run sim -- --seed ${violated.seed} --trace`);
  }
  console.log(tableOf(summary));
  if (seeds === 1) console.log(`trace ${reports[0]?.hash}`);
  console.log(JSON.stringify(summary));
  return summary.violations === 0;
}

/** @returns whether each bug was caught by what it breaks */
async function plant(): Promise<boolean> {
  const caught = await catchBugs(plantedBugs, {
    atOnce: availableParallelism(),
    onCaught: (found) => console.error(lineOfBug(found)),
  });
  console.log([headOfBugs, ...caught.map(lineOfBug)].join('\n'));
  const missed = caught.filter(({ by }) => by === null).length;
  console.log(
    `${caught.length - missed} of ${caught.length} planted bugs caught by an invariant they break, within ${mostSeeds} seeds`,
  );
  return missed === 0;
}

const options = optionsOrUsage(readOptions, usage);
process.exit((await (options.bugs ? plant() : simulate(options))) ? 0 : 1);

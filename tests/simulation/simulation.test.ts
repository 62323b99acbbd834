import { describe, expect, it } from 'vitest';
import { checkPatch } from '../support/patch-source.ts';
import type { PlantedBug } from './bugs/planted-bug.ts';
import { catchBugs } from './catch-bugs.ts';
import { plantedBugs } from './planted-bugs.ts';
import type { SeedReport } from './run-seed.ts';
import { runSeeds, seedsFrom } from './run-workers.ts';
import { smallSizes } from './small-sizes.ts';

const longMs = 120_000;

async function reportsOf(
  seeds: readonly number[],
  { workers }: { readonly workers: number },
): Promise<readonly SeedReport[]> {
  const reports: SeedReport[] = [];
  await runSeeds({ seeds, workers, onReport: (report) => void reports.push(report) });
  return reports;
}

describe('a room under faults', () => {
  it('keeps every invariant, whatever is killed, cut, repeated, reordered or full', {
    timeout: longMs,
  }, async () => {
    const reports = await reportsOf(seedsFrom(1, 40), { workers: 2 });
    expect(
      reports.flatMap(({ seed, violation }) => (violation ? [`seed ${seed}: ${violation.what}`] : [])),
    ).toEqual([]);
    expect(reports).toHaveLength(40);
    expect(reports.some(({ commands }) => commands.accepted > 0)).toBe(true);
  });

  it('goes the same way again from the same seed, in one process and in another', {
    timeout: longMs,
  }, async () => {
    const traces = async (seeds: readonly number[]) =>
      (await reportsOf(seeds, { workers: 1 })).map(({ hash, steps }) => ({ hash, steps }));
    const [once, elsewhere] = await Promise.all([traces([7, 8, 7]), traces([8, 7])]);
    const [seven, eight, sevenAgain] = once;
    expect(sevenAgain).toEqual(seven);
    expect(eight).not.toEqual(seven);
    expect(elsewhere).toEqual([eight, seven]);
  });
});

describe('a worker that runs rooms', () => {
  it('has done its work when it says so, though its exit stands still for good', {
    timeout: longMs,
  }, async () => {
    const standsStill = {
      file: 'electron/desk/outbox/choose-batch.ts',
      find: 'const firstHoldMs = 1000;',
      replace: "process.on('exit', () => { for (;;); }); const firstHoldMs = 1000;",
    };
    const seeds: number[] = [];
    await runSeeds({ seeds: [1], patches: [standsStill], onReport: ({ seed }) => void seeds.push(seed) });
    expect(seeds).toEqual([1]);
  });
});

describe('a planted bug', () => {
  it.each(plantedBugs)('has its place: $name', (bug) => expect(() => checkPatch(bug)).not.toThrow());
  it.each(smallSizes)('finds the size made small: $file', (size) =>
    expect(() => checkPatch(size)).not.toThrow(),
  );

  const planted = (name: string): PlantedBug => {
    const found = plantedBugs.find((bug) => bug.name === name);
    if (!found) throw new Error(`No bug is called ${name}`);
    return found;
  };

  it('is caught, by the invariant it breaks', { timeout: longMs }, async () => {
    const bugs = ['acknowledges before it syncs', 'removes a command before its answer'].map(planted);
    const caught = await catchBugs(bugs, { atOnce: 2 });
    expect(caught.map(({ by }) => by)).toEqual(['4', '6']);
  });

  it('is not caught by an invariant that it does not break', { timeout: longMs }, async () => {
    const bug: PlantedBug = { ...planted('acknowledges before it syncs'), breaks: ['8'] };
    const [caught] = await catchBugs([bug], { atOnce: 1, seeds: 1 });
    expect(caught).toEqual({ bug, by: null, besides: ['4'], seeds: 1 });
  });

  it('is not caught by the model of Postgres that does not know the question', {
    timeout: longMs,
  }, async () => {
    const bug: PlantedBug = {
      name: 'asks otherwise',
      breaks: ['alive', '1'],
      file: 'server/electric/shapes/reconcile.ts',
      find: 'FROM pg_control_system()',
      replace: 'FROM pg_control_recovery()',
    };
    const [caught] = await catchBugs([bug], { atOnce: 1, seeds: 1 });
    expect(caught).toEqual({ bug, by: null, besides: ['error'], seeds: 1 });
  });
});

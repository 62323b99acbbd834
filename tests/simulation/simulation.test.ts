import { describe, expect, it } from 'vitest';
import { checkPatch } from '../support/patch-source.ts';
import { type PlantedBug, plantedBugs } from './planted-bugs.ts';
import type { SeedReport } from './run-seed.ts';
import { runSeeds, seedsFrom } from './run-workers.ts';
import { smallSizes } from './small-sizes.ts';

const longMs = 120_000;

async function reportsOf(
  seeds: readonly number[],
  { workers, patches = [] }: { readonly workers: number; readonly patches?: readonly PlantedBug[] },
): Promise<readonly SeedReport[]> {
  const reports: SeedReport[] = [];
  await runSeeds({ seeds, workers, patches, onReport: (report) => void reports.push(report) });
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

describe('a planted bug', () => {
  it.each(plantedBugs)('has its place: $name', (bug) => expect(() => checkPatch(bug)).not.toThrow());
  it.each(smallSizes)('finds the size made small: $file', (size) =>
    expect(() => checkPatch(size)).not.toThrow(),
  );

  it('is caught, by the invariant it breaks', { timeout: longMs }, async () => {
    const caughtBy = async (name: string) => {
      const patches = plantedBugs.filter((bug) => bug.name === name);
      const reports = await reportsOf(seedsFrom(1, 30), { workers: 1, patches });
      return reports.at(-1)?.violation?.invariant;
    };
    expect(
      await Promise.all(
        ['acknowledges before it syncs', 'removes a command before its answer'].map(caughtBy),
      ),
    ).toEqual(['4', '6']);
  });
});

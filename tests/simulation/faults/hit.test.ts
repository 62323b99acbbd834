import { describe, expect, it } from 'vitest';
import type { PlantedBug } from '../bugs/planted-bug.ts';
import { plantedBugs } from '../planted-bugs.ts';
import type { SeedReport } from '../run-seed.ts';
import { runSeeds } from '../run-workers.ts';
import type { FaultKind, PlannedFault } from './plan.ts';

/** Until everything is mended. */
const forMs = 5000;
const at = (atMs: number, kind: FaultKind): PlannedFault => ({ kind, atMs, forMs });

async function lifeUnder(faults: readonly PlannedFault[], patches: readonly PlantedBug[] = []) {
  const reports: SeedReport[] = [];
  const onReport = (report: SeedReport) => void reports.push(report);
  await runSeeds({ seeds: [1], faults, patches, workers: 1, onReport });
  const { inflicted, violation } = reports[0] as SeedReport;
  return { inflicted, broke: violation?.invariant ?? null };
}

describe.concurrent('a fault', { timeout: 60_000 }, () => {
  it('hits what is there', async () => {
    const faults = [
      at(600, 'stream broken in a transaction'),
      at(2500, 'session ended'),
      at(3000, 'server disk full'),
      at(3500, 'server killed'),
    ];
    expect((await lifeUnder(faults)).inflicted).toEqual(faults.map(({ kind }) => kind));
  });

  it('hits nothing where nobody is signed in and no server runs', async () => {
    const killed = at(500, 'server killed');
    const vain = [at(700, 'server killed'), at(800, 'server stalled'), at(900, 'stream broken')];
    const faults = [at(0, 'session ended'), killed, ...vain, at(1000, 'server disk full')];
    expect(await lifeUnder(faults)).toEqual({ inflicted: ['server killed'], broke: null });
  });

  it('hits nothing when it waits for a transaction and none comes before all is mended', async () => {
    const faults = [at(3900, 'server killed'), at(3950, 'stream broken in a transaction')];
    expect(await lifeUnder(faults)).toEqual({ inflicted: ['server killed'], broke: null });
  });

  it('hits nothing when the run has ended before its time', async () => {
    const bug = plantedBugs.filter(({ name }) => name === 'acknowledges before it syncs');
    const faults = [at(3990, 'desk clock jumped')];
    expect(await lifeUnder(faults, bug)).toEqual({ inflicted: [], broke: '4' });
    expect(await lifeUnder(faults)).toEqual({ inflicted: ['desk clock jumped'], broke: null });
  });
});

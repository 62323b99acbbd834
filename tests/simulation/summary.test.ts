import { expect, it } from 'vitest';
import type { SeedReport } from './run-seed.ts';
import { summarise, tableOf } from './summary.ts';

const report: SeedReport = {
  seed: 1,
  hash: '',
  steps: 1,
  virtualMs: 1,
  faults: [
    { kind: 'server killed', atMs: 500, forMs: 100 },
    { kind: 'server killed', atMs: 550, forMs: 100 },
    { kind: 'tickets unreadable', atMs: 600, forMs: 100 },
  ],
  inflicted: ['server killed'],
  commands: { given: 0, accepted: 0, refused: 0 },
  violation: null,
};

it('tells the faults that hit something apart from those that were only planned', () => {
  const summary = summarise([report, report], 1);
  expect(summary.faults['server killed']).toEqual({ planned: 4, hit: 2 });
  expect(summary.faults['tickets unreadable']).toEqual({ planned: 2, hit: 0 });
  expect(tableOf(summary)).toMatch(/that hit something, of those planned:\n/);
  expect(tableOf(summary)).toMatch(/server killed +2 of 4\n/);
});

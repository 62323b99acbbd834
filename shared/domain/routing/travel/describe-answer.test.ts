import { describe, expect, it } from 'vitest';
import { instant } from '../../../kernel/instant.ts';
import { describeAnswer } from './describe-answer.ts';

const told: Parameters<typeof describeAnswer>[0] = {
  cells: { service: 0, cache: 0, estimate: 0, none: 0 },
  service: 'osrm/driving',
  asOf: instant(0),
  error: { trips: 812, medianPercent: 21.4, p90Percent: 63.6 },
  basis: 'trips',
  faults: [],
};

describe('an answer', () => {
  it('says nothing when the service gave it all', () => {
    expect(describeAnswer({ ...told, cells: { ...told.cells, service: 90 } })).toEqual([]);
  });

  it('says that all is estimated while no service is configured, and how far off', () => {
    const cells = { ...told.cells, estimate: 90 };
    expect(describeAnswer({ ...told, cells, service: null })).toEqual([
      { key: 'travel.noService', figures: {} },
      { key: 'travel.estimateError', figures: { median: 21, p90: 64, count: 812 } },
    ]);
    const error = { trips: 0, medianPercent: null, p90Percent: null };
    expect(describeAnswer({ ...told, cells, service: null, error })[1]?.key).toBe('travel.estimateUntested');
    const unlearnt = describeAnswer({ ...told, cells, service: null, basis: 'believed' })[1];
    expect(unlearnt).toMatchObject({ key: 'travel.estimateUnlearnt', figures: { median: 21 } });
  });

  it('names the fault that cost most, and never rounds a little to nothing or much to all', () => {
    const faults = [
      { kind: 'timeout', detail: '', cells: 3 },
      { kind: 'quota', detail: '', cells: 40 },
    ] as const;
    const service = 'osrm/driving';
    const partly = (estimate: number) =>
      describeAnswer({ ...told, faults, cells: { ...told.cells, service: 1000, estimate } })[0];
    const figures = { service, fault: 'quota' };
    expect(partly(1)).toEqual({ key: 'travel.partlyEstimated', figures: { ...figures, percent: 1 } });
    expect(partly(999_000)).toEqual({ key: 'travel.partlyEstimated', figures: { ...figures, percent: 99 } });
    const nothing = describeAnswer({ ...told, faults, cells: { ...told.cells, estimate: 5 } })[0];
    expect(nothing).toEqual({ key: 'travel.allEstimated', figures });
  });

  it('tells of ways that do not exist and of answers that are kept', () => {
    const cells = { service: 50, cache: 40, estimate: 0, none: 10 };
    expect(describeAnswer({ ...told, cells }).map(({ key }) => key)).toEqual([
      'travel.noWay',
      'travel.fromCache',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { faultKinds, generateSchedule, type Schedule } from './schedule.ts';

const ofSeed = (seed: number, wish: Partial<Parameters<typeof generateSchedule>[0]> = {}): Schedule =>
  generateSchedule({ seed, desks: null, kinds: null, ...wish });
const many = Array.from({ length: 100 }, (_, index) => ofSeed(index + 1));

describe('a schedule', () => {
  it('is the same for the same seed, and another for the next', () => {
    expect(ofSeed(7)).toEqual(ofSeed(7));
    expect(ofSeed(8).faults).not.toEqual(ofSeed(7).faults);
  });

  it('draws every kind of fault sooner or later', () => {
    const drawn = new Set(many.flatMap(({ faults }) => faults.map(({ kind }) => kind)));
    expect([...drawn].toSorted()).toEqual([...faultKinds].toSorted());
  });

  it('keeps its faults within its time and on its desks', () => {
    for (const { desks, durationMs, faults } of many) {
      expect(durationMs).toBeGreaterThanOrEqual(3000);
      for (const { atMs, desk } of faults) {
        expect(atMs).toBeLessThan(durationMs);
        expect(desk).toBeLessThan(desks);
      }
    }
  });

  it('keeps to the desks and the kinds that were asked for', () => {
    const { desks, faults } = ofSeed(3, { desks: 1, kinds: ['link-cut'] });
    expect(desks).toBe(1);
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['link-cut']));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SPREAD, spreadLayout } from './spread-layout.ts';

describe('the spread of marks which share a place', () => {
  it('keeps any two of them a spacing apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.double({ min: 8, max: 60, noNaN: true }),
        (count, spacing) => {
          const spots = spreadLayout(count, spacing);
          spots.forEach((a, i) => {
            for (const b of spots.slice(i + 1))
              expect(Math.hypot(a.dx - b.dx, a.dy - b.dy)).toBeGreaterThan(spacing * 0.98);
          });
        },
      ),
    );
  });

  it('leaves the shared place itself free for the threads', () => {
    for (const { dx, dy } of spreadLayout(40, 20)) expect(Math.hypot(dx, dy)).toBeGreaterThan(20);
  });

  it('shows no more than can be told apart', () => {
    expect(spreadLayout(5000, 20)).toHaveLength(MAX_SPREAD);
    expect(spreadLayout(0, 20)).toEqual([]);
  });
});

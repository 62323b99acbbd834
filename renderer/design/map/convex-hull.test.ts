import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convexHull } from './convex-hull.ts';

const spots = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 40 }), y: fc.integer({ min: 0, max: 40 }) }),
  { minLength: 3, maxLength: 40 },
);

describe('the hull of an area', () => {
  it('leaves no member outside and turns one way only', () => {
    fc.assert(
      fc.property(spots, (members) => {
        const hull = convexHull(members);
        hull.forEach((a, i) => {
          const b = hull[(i + 1) % hull.length] ?? a;
          for (const m of members)
            expect((b.x - a.x) * (m.y - a.y) - (b.y - a.y) * (m.x - a.x)).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });
});

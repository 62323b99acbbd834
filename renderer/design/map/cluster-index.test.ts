import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClusterIndex, clusterStepAt } from './cluster-index.ts';
import { RANKS } from './map-model.ts';
import { totalOf, worstRank } from './rank-summary.ts';

const WORLD = { minX: 0, minY: 0, maxX: 1, maxY: 1 };
const marks = fc.array(
  fc.record({
    longitude: fc.double({ min: 107.1, max: 107.6, noNaN: true }),
    latitude: fc.double({ min: -6.6, max: -5.9, noNaN: true }),
    rank: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 80 },
);

function indexOf(list: readonly { longitude: number; latitude: number; rank: number }[]): ClusterIndex {
  const positions = Float64Array.from(list.flatMap(({ longitude, latitude }) => [longitude, latitude]));
  return new ClusterIndex({ positions, ranks: Uint8Array.from(list, ({ rank }) => rank) }, 1);
}

describe('the cluster index', () => {
  it('loses and doubles no mark at any zoom', () => {
    fc.assert(
      fc.property(marks, fc.double({ min: 9, max: 18, noNaN: true }), (list, zoom) => {
        const clusters = indexOf(list).clustersIn(WORLD, clusterStepAt(zoom));
        expect(clusters.reduce((sum, { counts }) => sum + totalOf(counts), 0)).toBe(list.length);
      }),
      { numRuns: 60 },
    );
  });

  it('gives each aggregate the worst rank of the marks inside it', () => {
    fc.assert(
      fc.property(marks, fc.double({ min: 9, max: 18, noNaN: true }), (list, zoom) => {
        const index = indexOf(list);
        const step = clusterStepAt(zoom);
        for (const { clusterId, counts } of index.clustersIn(WORLD, step)) {
          if (clusterId === null) continue;
          const worst = Math.min(...index.membersOf(clusterId, step, 1000).map((i) => list[i]?.rank ?? 9));
          expect(worstRank(counts)).toBe(RANKS[worst]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps marks of one place together even at the closest zoom', () => {
    const clusters = indexOf(
      Array.from({ length: 5 }, () => ({ longitude: 107.3, latitude: -6.3, rank: 2 })),
    ).clustersIn(WORLD, clusterStepAt(18));
    expect(clusters).toHaveLength(1);
  });

  it('parts marks forty metres from each other when zoomed in', () => {
    const two = [0, 0.00036].map((shift) => ({ longitude: 107.3 + shift, latitude: -6.3, rank: 2 }));
    expect(indexOf(two).clustersIn(WORLD, clusterStepAt(12))).toHaveLength(1);
    expect(indexOf(two).clustersIn(WORLD, clusterStepAt(17))).toHaveLength(2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANKS } from './map-model.ts';
import { addCounts, countsOf, countText, NO_MARKS, totalOf, worstCount, worstRank } from './rank-summary.ts';

const ranks = fc.array(fc.constantFrom(...RANKS), { minLength: 1, maxLength: 60 });
const sum = (list: readonly (typeof RANKS)[number][]) => list.map(countsOf).reduce(addCounts, NO_MARKS);

describe('the summary of an aggregate', () => {
  it('counts every mark once', () => {
    fc.assert(fc.property(ranks, (list) => totalOf(sum(list)) === list.length));
  });

  it('wears the worst rank among its marks', () => {
    fc.assert(
      fc.property(ranks, (list) => worstRank(sum(list)) === RANKS.find((rank) => list.includes(rank))),
    );
  });

  it('is the same in whatever order and grouping an index merges', () => {
    fc.assert(
      fc.property(ranks, ranks, ranks, (a, b, c) => {
        expect(addCounts(addCounts(sum(a), sum(b)), sum(c))).toEqual(
          addCounts(sum(c), addCounts(sum(b), sum(a))),
        );
      }),
    );
  });

  it('counts beside a sign what the sign says, and apart from it what is less grave', () => {
    expect(countText(worstCount([2, 0, 180, 2]))).toBe('2 +182');
    expect(countText(worstCount([0, 0, 9, 0]))).toBe('9');
    fc.assert(
      fc.property(ranks, (list) => {
        const { ofWorst, others } = worstCount(sum(list));
        expect(ofWorst).toBe(list.filter((rank) => rank === worstRank(sum(list))).length);
        expect(ofWorst + others).toBe(list.length);
      }),
    );
  });

  it('never hides a critical mark among minor ones', () => {
    fc.assert(
      fc.property(ranks, (list) => worstRank(addCounts(sum(list), countsOf('critical'))) === 'critical'),
    );
  });
});

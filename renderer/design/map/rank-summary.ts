import { RANKS, type Rank, type WorstCount } from './map-model.ts';

/** How many of each rank, worst first. Adding two summaries is associative and commutative, so an index may merge in any order. */
export type RankCounts = readonly [critical: number, high: number, normal: number, low: number];

export const NO_MARKS: RankCounts = [0, 0, 0, 0];

export function countsOf(rank: Rank): RankCounts {
  return [
    rank === 'critical' ? 1 : 0,
    rank === 'high' ? 1 : 0,
    rank === 'normal' ? 1 : 0,
    rank === 'low' ? 1 : 0,
  ];
}

export const addCounts = (a: RankCounts, b: RankCounts): RankCounts => [
  a[0] + b[0],
  a[1] + b[1],
  a[2] + b[2],
  a[3] + b[3],
];

export const totalOf = (counts: RankCounts): number => counts[0] + counts[1] + counts[2] + counts[3];

export function worstCount(counts: RankCounts): WorstCount {
  const ofWorst = counts.find((n) => n > 0) ?? 0;
  return { ofWorst, others: totalOf(counts) - ofWorst };
}

export const othersText = ({ others }: WorstCount): string => (others > 0 ? `+${others}` : '');

/** `2 +11`: two of the sign's severity, eleven of lesser ones. */
export const countText = (count: WorstCount): string =>
  [String(count.ofWorst), othersText(count)].filter(Boolean).join(' ');

/** The rank which an aggregate wears; an empty one is the least alarming. */
export function worstRank(counts: RankCounts): Rank {
  return RANKS[counts.findIndex((n) => n > 0)] ?? 'low';
}

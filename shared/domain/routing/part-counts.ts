/** So many of each part, by its id; of what is not named there is none. */
export type PartCounts = Readonly<Record<string, number>>;

export function sumOfParts(all: Iterable<PartCounts>): PartCounts {
  const sum: Record<string, number> = {};
  for (const counts of all)
    for (const [part, count] of Object.entries(counts)) sum[part] = (sum[part] ?? 0) + count;
  return sum;
}

/** What is left when so much is taken; never less than nothing. */
export const withoutParts = (stock: PartCounts, taken: PartCounts): PartCounts =>
  Object.fromEntries(
    Object.entries(stock).map(([part, count]) => [part, Math.max(0, count - (taken[part] ?? 0))]),
  );

/** What is wanting of what is needed, each part with how many; empty when all of it is there. */
export const wantingParts = (needed: PartCounts, stock: PartCounts): PartCounts =>
  Object.fromEntries(
    Object.entries(needed)
      .map(([part, count]) => [part, count - (stock[part] ?? 0)] as const)
      .filter(([, wanting]) => wanting > 0),
  );

/** So many of each in both, whether or not what there is none of is named. */
export const areSameParts = (a: PartCounts, b: PartCounts): boolean =>
  [...Object.keys(a), ...Object.keys(b)].every((part) => (a[part] ?? 0) === (b[part] ?? 0));

export const isNone = (counts: PartCounts): boolean => Object.keys(counts).length === 0;

/** Pieces and metres together: how far a van is from having everything. */
export const countOf = (counts: PartCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

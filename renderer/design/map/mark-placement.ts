import { type Box, type BoxGrid, boxAround } from './box-grid.ts';
import { CHIP_NUDGES, leastCrowded, type Nudge, needsLeader, type PaneSize } from './chip-nudges.ts';
import type { Cluster } from './cluster-index.ts';
import { letteredSize } from './lettered-rank.ts';
import { RANKS, type Rank, type WorstCount } from './map-model.ts';
import type { SceneMark } from './map-scene.ts';
import { countText, type RankCounts, totalOf, worstCount, worstRank } from './rank-summary.ts';

/** A mark or an aggregate with the place of its chip; pixels of the layout. */
export interface PlacedMark {
  readonly key: string;
  readonly cluster: Cluster;
  /** Absent for an aggregate. */
  readonly mark: SceneMark | undefined;
  readonly counts: RankCounts;
  readonly rank: Rank;
  /** Null for a single mark: its sign says it all. */
  readonly count: WorstCount | null;
  /** Where it truly is. */
  readonly x: number;
  readonly y: number;
  /** Where its chip found room. */
  readonly chipX: number;
  readonly chipY: number;
  readonly width: number;
  readonly height: number;
}

export interface MarkCandidate {
  readonly cluster: Cluster;
  readonly mark: SceneMark | undefined;
  readonly x: number;
  readonly y: number;
}

interface PlacingOptions {
  readonly unit: number;
  readonly lettered: boolean;
  readonly size: PaneSize;
  readonly before: ReadonlyMap<string, PlacedMark>;
}

/** Aggregates stand for a neighbourhood and may move aside; one mark is a fact at a place and moves only a little. */
const SINGLE_NUDGES = 5;

export function chipSize(
  rank: Rank,
  count: WorstCount | null,
  mark: SceneMark | undefined,
  unit: number,
): { width: number; height: number } {
  const isAbnormal = rank === 'critical' || rank === 'high';
  if (count)
    return { width: (isAbnormal ? 25 : 19) * unit + countText(count).length * 7.9 * unit, height: 18 * unit };
  if (mark && !mark.mark.acknowledged) return isAbnormal ? square(18 * unit) : square(14 * unit);
  if (rank === 'critical') return square(16 * unit);
  if (rank === 'high') return square(14 * unit);
  return rank === 'normal' ? square(11 * unit) : square(7 * unit);
}

const square = (side: number): { width: number; height: number } => ({ width: side, height: side });

/** Worst first, then largest: what matters most is placed while there is most room. */
export function byUrgency(a: { readonly counts: RankCounts }, b: { readonly counts: RankCounts }): number {
  return (
    RANKS.indexOf(worstRank(a.counts)) - RANKS.indexOf(worstRank(b.counts)) ||
    totalOf(b.counts) - totalOf(a.counts)
  );
}

/** Every candidate is placed, at the least bad nudge; each claims its box. */
export function placeMarks(
  candidates: readonly MarkCandidate[],
  claimed: BoxGrid<null>,
  options: PlacingOptions,
): PlacedMark[] {
  const sorted = [...candidates].sort((a, b) => byUrgency(a.cluster, b.cluster));
  return sorted.map((candidate) => {
    const placed = placeMark(candidate, claimed, options);
    claimed.add(
      boxAround(
        placed.chipX,
        placed.chipY,
        placed.width + 2 * options.unit,
        placed.height + 2 * options.unit,
      ),
      null,
    );
    return placed;
  });
}

function placeMark(
  candidate: MarkCandidate,
  claimed: BoxGrid<null>,
  { unit, lettered, size: pane, before }: PlacingOptions,
): PlacedMark {
  const { cluster, mark, x, y } = candidate;
  const total = totalOf(cluster.counts);
  const count = total > 1 ? worstCount(cluster.counts) : null;
  // A mark's own rank is newer than the index it was counted in.
  const rank = mark ? mark.mark.rank : worstRank(cluster.counts);
  const size = lettered ? letteredSize(rank, count, unit) : chipSize(rank, count, mark, unit);
  const key = mark ? mark.mark.id : `${Math.round(cluster.x * 2 ** 20)}:${Math.round(cluster.y * 2 ** 20)}`;
  const nudges = CHIP_NUDGES.slice(0, count ? CHIP_NUDGES.length : SINGLE_NUDGES).map(
    ([dx, dy]) => [dx * unit, dy * unit] as const,
  );
  const earlier = before.get(key);
  if (earlier) nudges.unshift([earlier.chipX - earlier.x, earlier.chipY - earlier.y]);
  const boxAt = ([nx, ny]: Nudge): Box => boxAround(x + nx, y + ny, size.width, size.height);
  const [dx, dy] = leastCrowded(nudges, claimed, boxAt, pane);
  return {
    key,
    cluster,
    mark,
    counts: cluster.counts,
    rank,
    count,
    x,
    y,
    chipX: x + dx,
    chipY: y + dy,
    ...size,
  };
}

export const isDisplaced = ({ chipX, chipY, x, y }: PlacedMark, unit: number): boolean =>
  needsLeader(chipX - x, chipY - y, unit);

import type { TechnicianId } from '../../kernel/ids.ts';
import { countOf, type PartCounts, sumOfParts, wantingParts, withoutParts } from '../routing/part-counts.ts';
import type { DayRows, DayVisit } from './day-visits.ts';

/** What is left on each van that was counted, by technician. Who is not named was never counted, and carries anything. */
export type VanStocks = ReadonlyMap<TechnicianId, PartCounts>;

/**
 * The count less what the visits of the day have used since, and what those under way are using: nobody counts a van
 * again after every customer.
 */
export function stocksOfDay(vans: DayRows['vans'], visits: Iterable<DayVisit>): VanStocks {
  const all = [...visits];
  return new Map(
    [...vans.values()].flatMap(({ technicianId, stock }) => {
      if (!stock) return [];
      const used = all.filter(
        ({ progress: { kind, holder, since } }) =>
          holder === technicianId && kind !== 'ahead' && (kind !== 'done' || since > stock.countedAt),
      );
      return [[technicianId, withoutParts(stock.parts, sumOfParts(used.map(({ parts }) => parts)))] as const];
    }),
  );
}

/** What of each visit's parts the van no longer has, when they are visited in this order. What was begun has its parts. */
export function wantingAlong(
  stock: PartCounts | undefined,
  visits: readonly Pick<DayVisit, 'parts' | 'progress'>[],
): readonly PartCounts[] {
  let left = stock;
  return visits.map(({ parts, progress }) => {
    if (!left || progress.kind !== 'ahead') return {};
    const wanting = wantingParts(parts, left);
    left = withoutParts(left, parts);
    return wanting;
  });
}

type Vans = {
  readonly technicians: readonly { readonly id: TechnicianId; readonly span: object | null }[];
  readonly stocks: VanStocks;
};

/** What is wanting on the van that comes nearest to having these parts; nothing while anybody who works has them. */
export function leastWanting(parts: PartCounts, { technicians, stocks }: Vans): PartCounts {
  const vans = technicians.filter(({ span }) => span !== null).map(({ id }) => stocks.get(id));
  const wanting = vans.map((stock) => (stock ? wantingParts(parts, stock) : {}));
  return (
    wanting.reduce<PartCounts | null>(
      (least, each) => (least === null || countOf(each) < countOf(least) ? each : least),
      null,
    ) ?? {}
  );
}

import type { TechnicianId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { countOf, type PartCounts, sumOfParts, wantingParts, withoutParts } from '../routing/part-counts.ts';
import { type DayQuestion, type DayVisit, visitsBegun } from './day-visits.ts';

/** What is left on each van that was counted, by technician. Who is not named was never counted, and carries anything. */
export type VanStocks = ReadonlyMap<TechnicianId, PartCounts>;

/** The count less what was used since, and what is being used: nobody counts a van again after every customer. */
export function stocksOfDay(question: DayQuestion): VanStocks {
  const counted = [...question.rows.vans.values()].flatMap(({ technicianId, stock }) =>
    stock ? [{ technicianId, stock }] : [],
  );
  const first = Math.min(...counted.map(({ stock }) => stock.countedAt)) as Instant;
  const begun = visitsBegun(question, first);
  return new Map(
    counted.map(({ technicianId, stock: { parts, countedAt } }) => {
      const used = begun.filter(
        ({ progress: { kind, holder, since } }) =>
          holder === technicianId && (kind !== 'done' || since > countedAt),
      );
      return [technicianId, withoutParts(parts, sumOfParts(used.map((visit) => visit.parts)))];
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

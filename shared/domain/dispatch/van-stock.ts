import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { localDay } from '../../kernel/local-day.ts';
import { countOf, type PartCounts, sumOfParts, wantingParts, withoutParts } from '../routing/part-counts.ts';
import { type DayQuestion, type DayVisit, visitsBegun, visitsOfDay } from './day-visits.ts';
import type { DispatchDay } from './dispatch-day.ts';

/** What is left on each van that was counted, by technician. Who is not named was never counted, and carries anything. */
export type VanStocks = ReadonlyMap<TechnicianId, PartCounts>;

/** The count less what was used since, and what is being used: nobody counts a van again after every customer. */
export function stocksNow(question: DayQuestion): VanStocks {
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

/** For a day: tomorrow is planned while today's route, which takes its parts first, is not at its end. */
export function stocksOfDay(question: DayQuestion, now: VanStocks = stocksNow(question)): VanStocks {
  const before = now.size > 0 ? takenBefore(question) : new Map<TechnicianId, PartCounts[]>();
  return new Map([...now].map(([id, stock]) => [id, withoutParts(stock, sumOfParts(before.get(id) ?? []))]));
}

/** What is planned from today until the day, or in somebody's hand, and not begun: the parts of each, by who goes there. */
function takenBefore(question: DayQuestion): ReadonlyMap<TechnicianId, readonly PartCounts[]> {
  const { rows, day, now } = question;
  const today = localDay(now);
  const planned = [...rows.dispatchDays.keys()].filter((other) => today < other && other < day);
  const days = today < day ? [today, ...planned] : [];
  /* What both days name is of the later one: it is planned now. */
  const own = takersOn(rows.dispatchDays.get(day));
  const ahead = days.flatMap((other) => {
    const takers = takersOn(rows.dispatchDays.get(other));
    return [...visitsOfDay({ ...question, day: other }).values()].flatMap(({ id, progress, parts }) => {
      const taker = takers.get(id) ?? progress.holder;
      return taker && progress.kind === 'ahead' && !own.has(id) ? [{ taker, parts }] : [];
    });
  });
  const byTaker = Map.groupBy(ahead, ({ taker }) => taker);
  return new Map([...byTaker].map(([taker, visits]) => [taker, visits.map(({ parts }) => parts)]));
}

const takersOn = (dispatch: DispatchDay | undefined): ReadonlyMap<TicketId, TechnicianId> =>
  new Map(
    dispatch?.routes.flatMap(({ technicianId, ticketIds }) => ticketIds.map((id) => [id, technicianId])),
  );

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

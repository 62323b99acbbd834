import { type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import type { Due, Visit } from '../routing/problem.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Prices } from './day-weights.ts';
import type { Promised } from './work-order.ts';

/** The first minute late costs all of a price; each hour more, half of it again. */
const perHour = 0.5;

export const toSeconds = (at: number): number => at / 1000;
export const toInstant = (seconds: number): Instant => instant(Math.round(seconds * 1000));

type Owed = {
  readonly ticket: Pick<Ticket, 'priority' | 'tier'>;
  readonly promise: Promised | null;
  readonly slaDueAt: Instant | null;
  readonly serviceMinutes: number;
};

type Day = {
  readonly prices: Prices;
  /** When the work of the day begins. */
  readonly begins: Instant;
  /** When that of the next one does. */
  readonly nextBegins: Instant;
};

/** What a visit is worth to the plan of a day: what beginning late is expected to cost, and not going at all. */
export type Worth = Pick<Visit, 'dues' | 'absencePrice' | 'waitsUntil'>;

export function worthOf(owed: Owed, day: Day): Worth {
  return {
    dues: duesOf(owed, day),
    absencePrice: day.prices.absence[owed.ticket.priority],
    waitsUntil: toSeconds(day.nextBegins),
  };
}

/**
 * A target is kept when service, begun then, ends in time. What was missed before the day no plan can keep: each hour
 * more costs as before.
 */
function duesOf({ ticket, promise, slaDueAt, serviceMinutes }: Owed, { prices, begins }: Day): Due[] {
  const times = prices.tierTimes[ticket.tier];
  const dues = promise ? [due('promise', promise.to, prices.promise * times)] : [];
  if (slaDueAt === null) return dues;
  const begunBy = slaDueAt - serviceMinutes * minuteMs;
  const target = due('sla', begunBy, prices.sla[ticket.priority] * times);
  return begunBy > begins
    ? [...dues, target]
    : [...dues, { ...target, kind: 'overdue', at: toSeconds(begins), cost: 0 }];
}

const due = (kind: Due['kind'], at: number, cost: number): Due => ({
  kind,
  at: toSeconds(at),
  cost,
  costPerHour: cost * perHour,
});

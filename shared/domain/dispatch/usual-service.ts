import { type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import type { Due } from '../routing/problem.ts';
import { absencePrices } from '../routing/weights.ts';
import type { Priority, ServiceTier } from '../sla/sla-policy.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Promised } from './work-order.ts';

/** In rupiah: what a customer who waits in vain is expected to cost, in calls, goodwill and now and then the contract. */
const promisePrice: Readonly<Record<ServiceTier, number>> = {
  home: 100_000,
  business: 250_000,
  corporate: 750_000,
};

/** In rupiah, for a target that is missed; by tier so many times. */
const slaPrice: Readonly<Record<Priority, number>> = {
  low: 40_000,
  normal: 80_000,
  high: 250_000,
  critical: 800_000,
};
const slaTimes: Readonly<Record<ServiceTier, number>> = { home: 1, business: 2, corporate: 5 };

/** The first minute late costs all of it; each hour more, half of it again. */
const perHour = 0.5;
/** What was missed before the day no plan can keep. It is worth more to go there at all, and each hour more costs as before. */
const overdueTimes = 1.5;

export const toSeconds = (at: number): number => at / 1000;
export const toInstant = (seconds: number): Instant => instant(Math.round(seconds * 1000));

type Owed = {
  readonly ticket: Pick<Ticket, 'priority' | 'tier'>;
  readonly promise: Promised | null;
  readonly slaDueAt: Instant | null;
  readonly serviceMinutes: number;
  /** When the work of the day begins. */
  readonly workBegins: Instant;
};

/** What beginning late is expected to cost. A target is kept when service, begun then, ends in time. */
export function duesOf({ ticket, promise, slaDueAt, serviceMinutes, workBegins }: Owed): readonly Due[] {
  const dues: Due[] = [];
  if (promise) dues.push(due('promise', promise.to, promisePrice[ticket.tier]));
  if (slaDueAt === null) return dues;
  const begunBy = slaDueAt - serviceMinutes * minuteMs;
  const target = due('sla', begunBy, slaPrice[ticket.priority] * slaTimes[ticket.tier]);
  return begunBy > workBegins
    ? [...dues, target]
    : [...dues, { ...target, kind: 'overdue', at: toSeconds(workBegins), cost: 0 }];
}

const due = (kind: Due['kind'], at: number, cost: number): Due => ({
  kind,
  at: toSeconds(at),
  cost,
  costPerHour: cost * perHour,
});

export const absencePriceOf = (
  { priority }: Pick<Ticket, 'priority'>,
  { slaDueAt, workBegins }: Pick<Owed, 'slaDueAt' | 'workBegins'>,
): number => absencePrices[priority] * (slaDueAt !== null && slaDueAt <= workBegins ? overdueTimes : 1);

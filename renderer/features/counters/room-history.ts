import { atRiskRatio, type BusinessTimeLookup } from '../../../shared/domain/sla/sla-clock.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import { momentPassed, type TicketFacts } from '../../live/ticket-facts.ts';

const points = 24;
const stepMs = hourMs / 2;
const names = ['open', 'unacknowledged', 'atRisk', 'breached', 'waiting'] as const;

export type HistoryName = (typeof names)[number];
export type RoomHistory = Readonly<Record<HistoryName, readonly number[]>>;

type Crossings = { readonly atRiskAt: number; readonly dueAt: number };
const never = Number.POSITIVE_INFINITY;

/** A clock that rests keeps the moments it passed before; rows are replaced, so a ticket is a key for good. */
export class CrossingCache {
  readonly #known = new WeakMap<Ticket, Crossings>();

  of(facts: TicketFacts, now: Instant, calendars: BusinessTimeLookup): Crossings {
    if (!facts.settled && facts.pausedLeftMs === null) return facts;
    const known = this.#known.get(facts.ticket);
    if (known) return known;
    const clock = facts.ticket.resolution;
    const crossings = {
      atRiskAt: momentPassed(clock, atRiskRatio, now, calendars),
      dueAt: momentPassed(clock, 1, now, calendars),
    };
    this.#known.set(facts.ticket, crossings);
    return crossings;
  }
}

/** So many tickets are looked at in one step, within a millisecond. */
const ticketsPerStep = 200;

/** The room's numbers at each half hour of the last twelve, told by the tickets that are still replicated. */
export function* roomHistory(
  facts: Iterable<TicketFacts>,
  now: Instant,
  calendars: BusinessTimeLookup,
  crossings: CrossingCache,
): Generator<void, RoomHistory> {
  const first = now - (points - 1) * stepMs;
  const changes = Object.fromEntries(names.map((name) => [name, new Array<number>(points + 1).fill(0)]));
  const slot = (at: number) => Math.min(points, Math.max(0, Math.ceil((at - first) / stepMs)));
  const add = (name: HistoryName, from: number, until: number) => {
    const line = changes[name];
    if (!line || until <= from) return;
    line[slot(from)] = (line[slot(from)] ?? 0) + 1;
    line[slot(until)] = (line[slot(until)] ?? 0) - 1;
  };
  let seen = 0;
  for (const each of facts) {
    seen += 1;
    if (seen % ticketsPerStep === 0) yield;
    const { ticket } = each;
    const end = each.settledAt ?? never;
    if (end <= first) continue;
    const { atRiskAt, dueAt } = crossings.of(each, now, calendars);
    add('open', ticket.openedAt, end);
    add('unacknowledged', ticket.openedAt, Math.min(end, ticket.acknowledgement?.at ?? never));
    add('atRisk', atRiskAt, Math.min(end, dueAt));
    add('breached', dueAt, end);
    ticket.resolution.segments.forEach(({ kind, from }, index, segments) => {
      if (kind === 'paused') add('waiting', from, Math.min(end, segments[index + 1]?.from ?? never));
    });
  }
  return Object.fromEntries(names.map((name) => [name, runningSum(changes[name] ?? [])])) as RoomHistory;
}

function runningSum(changes: readonly number[]): readonly number[] {
  let sum = 0;
  return changes.slice(0, points).map((change) => {
    sum += change;
    return sum;
  });
}

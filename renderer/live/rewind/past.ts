import type { QueryOutput } from '../../../shared/contracts/queries.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { type TicketStep, ticketSteps } from '../../../shared/domain/tickets/ticket-steps.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';

export type LastDay = QueryOutput<'ticket.last-day'>;

/**
 * A day of the room as steps that are walked both ways. Each event was folded once, when the day was read, and keeps
 * the ticket before and after it: a moment is reached from any other without folding again, and the rows themselves
 * are shared, so that a day of 40,000 events holds no ticket twice.
 */
export type Past = {
  readonly from: Instant;
  readonly until: Instant;
  /** How each ticket that something happened to stood at `from`; null where it was not there yet. */
  readonly starts: ReadonlyMap<string, Ticket | null>;
  /** Everything that happened from `from` on, in order. */
  readonly steps: readonly TicketStep[];
};

export function readPast({ from, until, histories }: LastDay): Past {
  const starts = new Map<string, Ticket | null>();
  const steps: TicketStep[] = [];
  for (const history of histories) {
    const all = ticketSteps(history);
    const first = all.findIndex(({ at }) => at > from);
    const here = first < 0 ? [] : all.slice(first);
    const id = history[0]?.ticketId;
    if (id) starts.set(id, here[0] ? here[0].before : (all.at(-1)?.after ?? null));
    steps.push(...here);
  }
  // The order of equal moments is that of each ticket's own events: the sort is stable.
  return { from, until, starts, steps: steps.sort((a, b) => a.at - b.at) };
}

/** How many steps had been taken at a moment. */
export function stepsTakenAt({ steps }: Past, at: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle]?.at ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What differs after walking from so many steps to so many: each ticket once, null where it is not there. */
export function walk({ steps }: Past, taken: number, toTake: number): ReadonlyMap<string, Ticket | null> {
  const changed = new Map<string, Ticket | null>();
  for (let n = taken; n < toTake; n += 1) {
    const step = steps[n];
    if (step) changed.set(step.after.id, step.after);
  }
  for (let n = taken - 1; n >= toTake; n -= 1) {
    const step = steps[n];
    if (step) changed.set(step.after.id, step.before);
  }
  return changed;
}

/**
 * The room's tickets at a moment.
 * @param rows as they stood when the day was asked for; what the day does not name stood so all along. One that was
 *   opened within the day and is not named has not reached the server yet: nobody saw it then.
 */
export function ticketsAt(past: Past, rows: ReadonlyMap<string, Ticket>, taken: number): Map<string, Ticket> {
  const then = new Map<string, Ticket>();
  for (const [id, ticket] of rows)
    if (!past.starts.has(id) && ticket.openedAt <= past.from) then.set(id, ticket);
  for (const changes of [past.starts, walk(past, 0, taken)]) {
    for (const [id, ticket] of changes) {
      if (ticket) then.set(id, ticket);
      else then.delete(id);
    }
  }
  return then;
}
